"""The grids: every criterion of the reference is answered, and what pages say of them follows from the answers."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.records import Catalogue, Grid

CRITERIA = {
    "Images": 9,
    "Cadres": 2,
    "Couleurs": 3,
    "Multimédia": 13,
    "Tableaux": 8,
    "Liens": 2,
    "Scripts": 5,
    "Éléments obligatoires": 10,
    "Structuration de l’information": 4,
    "Présentation de l’information": 14,
    "Formulaires": 13,
    "Navigation": 11,
    "Consultation": 12,
}
"""The themes of the RGAA 4.1.2 and how many criteria each has, as its publisher numbers them."""
DECLARATION, GRID = "accessibilite/", "accessibilite/grille/"


@pytest.fixture(scope="module")
def rgaa(catalogue: Catalogue) -> Grid:
    """The grid of accessibility."""
    return catalogue.grids["rgaa"]


def _text(html: str) -> str:
    main = LexborHTMLParser(html).css_first("main")
    assert main is not None
    return re.sub(r"\s+", " ", main.text())


def test_the_106_criteria_of_the_rgaa_are_answered_theme_by_theme(rgaa: Grid) -> None:
    assert (rgaa.referentiel, rgaa.version) == ("RGAA", "4.1.2")
    assert {theme.nom: len(theme.criteres) for theme in rgaa.themes} == CRITERIA
    assert len(rgaa.criteria) == 106
    assert [one.numero for one in rgaa.criteria] == [
        f"{n}.{m}" for n, count in enumerate(CRITERIA.values(), 1) for m in range(1, count + 1)
    ]


def test_each_answer_says_how_it_is_known(rgaa: Grid) -> None:
    for one in rgaa.criteria:
        assert len(one.preuve) >= 20, one.numero
        assert bool(one.tests) >= ("programme" in one.moyens), f"{one.numero}: which program?"
        assert len({one.objet for one in rgaa.criteria}) == 106


def test_every_file_of_tests_that_a_grid_names_exists(catalogue: Catalogue, root: Path) -> None:
    named = {path for grid in catalogue.grids.values() for one in grid.criteria for path in one.tests}
    assert len(named) > 10
    assert [path for path in sorted(named) if not (root / path).is_file()] == []


def test_every_page_of_a_sample_exists(catalogue: Catalogue, site: Path) -> None:
    read = [one.page for grid in catalogue.grids.values() for one in grid.echantillon]
    assert len(read) >= 10
    for page in read:
        assert (site / page.lstrip("/") / ("index.html" if page.endswith("/") else "")).is_file(), page


def test_the_rate_of_the_declaration_and_of_the_grid_follows_from_the_answers(
    rgaa: Grid, pages: dict[str, str]
) -> None:
    answers = [one.reponse for one in rgaa.criteria]
    met, lacking = answers.count("conforme"), answers.count("non_conforme")
    tenths = 1000 * met // (met + lacking)
    rate = str(Decimal(tenths) / 10).replace(".", ",").removesuffix(",0")
    for page in (DECLARATION, GRID):
        assert f"{met} critères sur {met + lacking}, soit {rate} %" in _text(pages[page]), page
    assert f"{answers.count('non_applicable')} non applicables" in _text(pages[GRID])


def test_the_declaration_keeps_its_imposed_form_and_claims_no_audit(rgaa: Grid, pages: dict[str, str]) -> None:
    html = pages[DECLARATION]
    titles = [node.text() for node in LexborHTMLParser(html).css("main :is(h2, h3, h4)")]
    assert titles[:-1] == [
        "État de conformité",
        "Résultat des tests",
        "Contenus non accessibles",
        "Non-conformité",
        "Dérogations pour charge disproportionnée",
        "Contenus non soumis à l’obligation d’accessibilité",
        "Établissement de cette déclaration d’accessibilité",
        "Technologies utilisées pour la réalisation du site",
        "Environnement de test",
        "Vieux téléphones et vieux navigateurs",
        "Les outils utilisés lors de l’évaluation",
        "Pages du site ayant fait l’objet de la vérification de conformité",
        "Retour d’information et contact",
        "Voies de recours",
    ]
    said = _text(html)
    assert "est non conforme avec le Référentiel général" in said
    assert "aucun tiers n’a vérifié ces réponses" in said
    assert "<!--" not in html
    for one in rgaa.criteria:
        assert (f"Critère {one.numero} :" in said) == (one.reponse == "non_conforme"), one.numero
    for page in rgaa.echantillon:
        assert page.nom in said


def test_each_criterion_is_on_the_page_of_its_theme_with_its_answer(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    words = {"conforme": "Conforme", "non_conforme": "Non conforme", "non_applicable": "Non applicable"}
    for grid in catalogue.grids.values():
        for theme in grid.themes:
            tree = LexborHTMLParser(pages[f"{grid.page.lstrip('/')}{theme.cle}/"])
            for one in theme.criteres:
                title = tree.css_first(f"#c{one.numero.replace('.', '-')}")
                assert title is not None
                assert title.text().startswith(f"{one.numero} ")
                answer = title.next
                while answer is not None and answer.tag != "p":
                    answer = answer.next
                assert answer is not None
                tag = answer.css_first(".tag")
                assert tag is not None
                assert tag.text() == words[one.reponse], one.numero


def test_grid_and_declaration_lead_to_each_other_and_the_plan_of_the_site_to_both(pages: dict[str, str]) -> None:
    assert 'href="grille/"' in pages[DECLARATION]
    assert 'href="../"' in pages[GRID]
    for target in ("../accessibilite/", "../accessibilite/grille/"):
        assert f'href="{target}"' in pages["plan-du-site/"]
