"""Which pages are made from records: address, title, description, template, and what the template is given."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

from portal.knowing import Knowledge, address, title
from portal.pages import (
    cities,
    city_lists,
    figures,
    giving,
    grids,
    health,
    learning,
    numbers,
    offering,
    origins,
    paths,
    places,
    questionnaire,
    record_fields,
    reusing,
    rights,
    sorting,
)
from portal.pages.parts import RecordPage
from portal.records import (
    AIM,
    ALL_PLACES,
    COURSE,
    DEVICE_IN_CITY,
    FILTERS,
    GIVING,
    GUIDE,
    KINDS,
    NATIONAL_GIVING,
    QUIZ,
    RIGHTS,
    SOME_PLACES,
    SORTED,
    City,
    Figure,
    Record,
    System,
)

View = Callable[[Any, Knowledge], object]
OF_RECORDS: Mapping[str, tuple[str, View]] = {
    "cities": ("city", cities.city_page),
    "sites": ("site", places.site_page),
    "donation_points": ("donation_point", places.donation_point_page),
    "lessons": ("lesson", learning.lesson_page),
    "paths": ("path", paths.path_page),
    "offers": ("offer", offering.offer_page),
    "devices": ("device", giving.device_page),
    "systems": ("system", giving.system_page),
    "dangers": ("danger", giving.danger_page),
    "services": ("service", numbers.service_page),
    "figures": ("figure", figures.figure_page),
    "datasets": ("dataset", reusing.dataset_page),
}
"""The template of a record's page and what it is given beside the record, by kind.

The portal, the grids, the glossary, the everyday words and the first question are drawn by pages written in docs/.
"""


def record_pages(known: Knowledge) -> Iterator[RecordPage]:
    """Yield a page for each record, and a page of donation points for each city and for the whole country."""
    catalogue = known.catalogue
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            if kind in OF_RECORDS:
                template, view = OF_RECORDS[kind]
                yield RecordPage(
                    address(record),
                    _page_title(record),
                    title(record),
                    _description(record),
                    f"portal/{template}.html",
                    record,
                    partial(view, record),
                )
    for city in catalogue.cities.values():
        yield from _lists_of(city, known)
        yield RecordPage(
            GIVING.format(city.key),
            f"Donner un appareil à {city.nom}",
            city.nom,
            f"Où donner un téléphone ou un ordinateur à {city.nom} ou au plus près, et les solutions nationales.",
            "portal/donate_city.html",
            city,
            partial(cities.giving_page, city),
        )
    for lesson in catalogue.lessons.values():
        yield RecordPage(
            QUIZ.format(lesson.key),
            f"Quiz : {lesson.titre}",
            "Quiz",
            f"Quelques questions, sans note, pour vérifier ce que vous savez : {lesson.titre}.",
            "portal/quiz.html",
            lesson,
            partial(learning.quiz_page, lesson),
        )
    for path in catalogue.paths.values():
        yield RecordPage(
            GUIDE.format(path.key),
            f"Accompagner : {path.titre}",
            "Accompagner",
            f"Pour la personne qui aide : objectifs, temps, questions, erreurs à prévoir. Parcours : {path.titre}.",
            "portal/guide.html",
            path,
            partial(paths.path_page, path),
        )
    yield from origins.sources_pages(known)
    yield from _questions(known)
    yield from _themes(known)
    for device, city in product(catalogue.devices.values(), catalogue.cities.values()):
        if cities.points_taking(device, city, known):
            yield RecordPage(
                DEVICE_IN_CITY.format(device.key, city.key),
                f"{device.nom} : où le donner à {city.nom}",
                city.nom,
                f"{device.nom} : les points de don connus à {city.nom} qui le prennent, leur adresse et leur numéro.",
                "portal/device_in_city.html",
                device,
                partial(cities.device_in_city_page, device, city=city),
            )
    yield from reusing.open_data_pages(known)
    yield from health.health_pages(known)
    yield from record_fields.field_pages(known)
    yield RecordPage(
        FILTERS,
        "Choisir un lieu : samedi, soir, fauteuil, langue",
        "Choisir",
        "Les lieux ouverts le samedi ou le soir, gratuits, sans rendez-vous, accessibles : ville par ville.",
        "portal/filters.html",
        catalogue.portal,
        partial(city_lists.filters_page, catalogue.portal),
    )
    yield RecordPage(
        NATIONAL_GIVING,
        "Donner un appareil, partout en France",
        "Partout en France",
        "Par la poste, en magasin ou par une collecte : les solutions nationales pour donner un appareil.",
        "portal/channels.html",
        catalogue.portal,
        partial(cities.channels_page, catalogue.portal),
    )


def _lists_of(city: City, known: Knowledge) -> Iterator[RecordPage]:
    """Yield the pages of places of a city: all of them, those for a need, those of a district."""

    def page(where: str, title: str, short: str, what: str, view: View) -> RecordPage:
        description = f"{what} : adresse, téléphone et année de l’information."
        return RecordPage(where, title, short, description, "portal/city_list.html", city, partial(view, city))

    everything = f"Tous les lieux d’aide à {city.nom}"
    yield page(ALL_PLACES.format(city.key), everything, "Tous les lieux", everything, city_lists.all_page)
    for need in city_lists.needs_with_page(city, known):
        title, view = f"{need.name} à {city.nom}", partial(city_lists.need_page, need=need)
        yield page(SOME_PLACES.format(city.key, need.key), title, need.name, title, view)
    for asked, narrower in city_lists.narrowed(city, known):
        title = f"{asked.name if asked else 'Lieux d’aide'} à {city.nom} : {narrower.filter.name.lower()}"
        view = partial(city_lists.narrowed_page, need=asked, by=narrower.filter)
        yield page(narrower.link.address, title, narrower.filter.name, title, view)
    parts = city_lists.parts_with_page(city, known)
    beside = [part.link for part in parts]
    for part in parts:
        title = f"Les lieux d’aide : {part.name}"
        yield page(part.link.address, title, part.name, title, partial(city_lists.part_page, part=part, beside=beside))


def _questions(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the pages that an answer to a first question leads to: of the questionnaire, of gifts, and of rights."""
    asked = known.catalogue.questionnaire
    for aim in asked.but.reponses:
        yield RecordPage(
            AIM.format(aim.nom),
            f"{aim.texte} : {asked.appareil.question}",
            aim.texte,
            f"{aim.texte} : dites quel appareil vous avez, pour voir les leçons qui vont avec.",
            "portal/question.html",
            asked,
            partial(questionnaire.aim_page, asked, aim=aim),
        )
        for tool in asked.appareil.reponses:
            title = questionnaire.course_title(aim, tool)
            yield RecordPage(
                COURSE.format(aim.nom, tool.nom),
                f"Mon parcours : {title}",
                tool.texte,
                f"{title} : les leçons à suivre, dans l’ordre, avec la raison de chacune, et où se faire aider.",
                "portal/course.html",
                asked,
                partial(questionnaire.course_page, asked, aim=aim, tool=tool),
            )
    for device in known.catalogue.devices.values():
        yield RecordPage(
            SORTED.format(device.key),
            f"{device.nom} : que faire ?",
            device.nom,
            f"{device.nom} : le donner, le faire réparer ou le recycler. Quelques questions, et où aller.",
            "portal/sorted.html",
            known.catalogue.sorter,
            partial(sorting.sorted_page, known.catalogue.sorter, device=device),
        )
    for want in known.catalogue.rights.besoins:
        yield RecordPage(
            RIGHTS.format(want.nom),
            f"{want.texte} : à qui demander ?",
            want.texte,
            f"{want.texte} : quelques questions, puis les personnes qui décident, et comment les joindre.",
            "portal/rights_asked.html",
            known.catalogue.rights,
            partial(rights.asked_page, known.catalogue.rights, want=want),
        )


def _themes(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the page of each theme of each grid."""
    for grid in known.catalogue.grids.values():
        for link, theme in zip(grids.theme_links(grid), grid.themes, strict=True):
            yield RecordPage(
                link.address,
                f"{grid.referentiel} {grid.version} : {theme.nom.lower()}",
                theme.nom,
                f"{grid.nom}, thème « {theme.nom} » : ce que demande chaque critère, notre réponse et sa preuve.",
                "portal/grid_theme.html",
                grid,
                partial(grids.grid_theme_page, grid, theme=theme),
            )


def _page_title(record: Record) -> str:
    if isinstance(record, City):
        return f"Trouver de l’aide à {record.nom}"
    return f"Avant de donner : {record.nom}" if isinstance(record, System) else title(record)


def _description(record: Record) -> str:
    if isinstance(record, Figure):
        return f"{record.perimetre}, {record.annee} : un chiffre avec sa source et la façon de le lire."
    return str(getattr(record, "presentation_resume", ""))
