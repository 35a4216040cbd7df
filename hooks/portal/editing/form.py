"""A form in a browser for those who know neither YAML nor git: what Sveltia CMS is told of our models, and its page."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

from portal.knowing import Forge, Knowledge
from portal.records import KINDS, SHORT_NAME, Catalogue, Described, Kind, described
from portal.saying import capital

SINGLES = "uniques"
"""What the records that are one file each are called together."""
ACCENTED = {
    word.translate(str.maketrans("àâçéèêëîïôùûü", "aaceeeeiiouuu")): word
    for word in (
        "à", "accès", "accessibilité", "adressés", "année", "arrêt", "bloqué", "cassé", "catégorie", "clé",
        "compétences", "complément", "consulté", "crédit", "critères", "début", "définition", "département", "dépôt",
        "détail", "donné", "durée", "durées", "échantillon", "éditeur", "enlèvement", "équipements", "étapes", "état",
        "étiquette", "fraîcheur", "hébergeur", "itinérance", "leçon", "leçons", "légales", "libellé", "matériel",
        "modalités", "numéro", "où", "périmètre", "période", "pièces", "piège", "précautions", "précision",
        "préparer", "prérequis", "présentation", "priorité", "reconnaître", "reçu", "rédigé", "réemploi",
        "référentiel", "région", "remplacé", "repères", "réponse", "réponses", "résultat", "résumé", "série",
        "spécifique", "spécifiquement", "systèmes", "téléphone", "thèmes", "unité",
    )
}  # fmt: skip
"""The words of names of fields that French writes with accents."""
NUMBERS = {"nombre": "float", "entier": "int"}
LONG = 120
"""A text of more signs than so many is typed on several lines."""
SCRIPT = "form.js"
"""The form itself, beside its page: `make cms` makes it of the package."""
PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Les fiches – {name}</title>
</head>
<body>
<noscript>Ce formulaire a besoin de JavaScript. Sans lui, corrigez la fiche dans la forge, ou écrivez-nous.</noscript>
<script type="module" src="{script}"></script>
</body>
</html>
"""
Widget = dict[str, Any]


def form_configuration(known: Knowledge, forge: Forge, *, service: str = "", application: str = "") -> str:
    """Return the configuration of the form, as YAML: a collection for each kind of record, a field for each of ours.

    `service` is the address of the service that signs people in, `application` the number of the form on a GitLab.
    """
    catalogue = known.catalogue
    configuration = {
        "backend": _backend(forge, service, application),
        "publish_mode": "editorial_workflow",  # a change is proposed: it is checked, shown and read before it is taken
        "app_title": f"Les fiches de {catalogue.portal.nom}",
        "site_url": catalogue.portal.adresse_du_site,
        "media_folder": "docs/images",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*_folders(), {"name": SINGLES, "label": "Fiches uniques", "files": _files(catalogue)}],
    }
    return yaml.dump(configuration, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def form_page(known: Knowledge, forge: Forge) -> str:
    """Return the page that the form opens in. Its policy lets it speak to the forge, and to nobody else."""
    hosts = {"github": ["api.github.com"] if forge.host == "github.com" else [forge.host], "gitlab": [forge.host]}
    reached = " ".join(f"https://{host}" for host in hosts[forge.kind])
    pictures = "https://avatars.githubusercontent.com" if forge.host == "github.com" else f"https://{forge.host}"
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",  # the form writes the style of its own pieces
        "img-src": f"'self' data: blob: {pictures}",
        "font-src": "'self'",
        "worker-src": "'self' blob:",
        "connect-src": f"'self' data: blob: {reached}",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {rule}" for name, rule in rules.items())
    return PAGE.format(policy=policy, name=escape(known.catalogue.portal.nom), script=SCRIPT)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write what is said twice twice: people read it."""
        del data
        return True


def _backend(forge: Forge, service: str, application: str) -> Widget:
    own = {"github": "github.com", "gitlab": "gitlab.com"}[forge.kind] != forge.host
    elsewhere = {"github": "https://{}/api/v3", "gitlab": "https://{}/api/v4"}[forge.kind].format(forge.host)
    found: Widget = {"name": forge.kind, "repo": forge.repository, "branch": forge.branch}
    if own:
        found["api_root"] = elsewhere
    if service or (own and forge.kind == "gitlab"):
        found["base_url"] = service or f"https://{forge.host}"
    if application:
        found |= {"auth_type": "pkce", "app_id": application}
    if not service and not application:
        found["auth_methods"] = ["token"]  # what would sign in otherwise is no service that somebody chose
    return found


def _folders() -> list[Widget]:
    return [_folder(kind) for kind in KINDS.values() if not kind.single]


def _folder(kind: Kind) -> Widget:
    fields = described(kind.model)
    title = next(one.name for one in fields if one.name in ("nom", "titre"))
    found: Widget = {
        "name": kind.name,
        "label": capital(kind.label),
        "folder": f"data/{kind.name}",
        "extension": "yml",
        "format": "yaml",
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}",
        "slug": {
            "template": f"{{{{{title}}}}}",
            "editable": ["create"],
            "hint": "La fin de l’adresse de la page. Elle ne change plus ensuite.",
            "pattern": [f"^{SHORT_NAME}$", "Des minuscules sans accent, des chiffres et des tirets."],
        },
        "aliases_field": False,
        "delete": False,  # what is gone stays, and says so
    }
    if kind.by_city:
        found |= {"nested": {"depth": 2, "subfolders": False}, "meta": {"path": {"widget": "string", "label": "Ville"}}}
    return found | {"fields": [_field(one, free=_not_of_all(kind)) for one in fields]}


def _not_of_all(kind: Kind) -> frozenset[str]:
    """Return the fields that a record of the whole country may lack, or must: the form is one for both."""
    if not kind.national:
        return frozenset()
    needed = {one.name for one in described(kind.national) if one.is_required}
    return frozenset(one.name for one in described(kind.model) if one.name not in needed)


def _files(catalogue: Catalogue) -> list[Widget]:
    return [
        {
            "name": kind.name,
            "label": capital(kind.label),
            "file": f"data/{kind.name}.yml",
            "format": "yaml",
            "fields": [_field(one, keys=catalogue.glossary.mots) for one in described(kind.model)],
        }
        for kind in KINDS.values()
        if kind.single
    ]


def _field(one: Described, *, free: frozenset[str] = frozenset(), keys: Mapping[str, object] | None = None) -> Widget:
    """Return what the form asks for a field. `keys` are the names of the groups that a field has by name."""
    common: Widget = {
        "name": one.name,
        "label": label_of(one.name),
        "required": one.is_required and one.name not in free,
        "hint": _hint(one),
    }
    if one.name == "code":
        return {**common, "widget": "string", "readonly": True}
    if one.is_keyed:
        words = [{"name": key, "label": key, "widget": "object", "fields": _inside(one)} for key in keys or ()]
        return {**common, "widget": "object", "collapsed": True, "fields": words}
    if one.shape == "groupe":
        held = {"widget": "list" if one.is_list else "object", "collapsed": True, "fields": _inside(one)}
        return common | held | _number(one)
    if not one.is_list:
        return common | _value(one)
    if one.shape == "choix" or _relates(one):
        return common | _value(one) | {"multiple": True} | _number(one)
    return {**common, "widget": "list", **_number(one), "field": {"name": "valeur", "label": "Valeur", **_value(one)}}


def _inside(one: Described) -> list[Widget]:
    return [_field(inner) for inner in one.fields]


def _number(one: Described) -> Widget:
    """Return how many members a list has at least and at most."""
    bounds = {"min": one.fewest, "max": one.upmost} if one.is_list else {}
    return {name: number for name, number in bounds.items() if number}


def _relates(one: Described) -> bool:
    """Say whether a field names records that are files of a folder: words of the glossary are none."""
    return one.shape == "fiche" and not KINDS[one.of_kind].single


def _value(one: Described) -> Widget:
    """Return what a value is typed in."""
    if _relates(one):
        title = next(field.name for field in described(KINDS[one.of_kind].model) if field.name in ("nom", "titre"))
        named = {"value_field": "{{slug}}", "search_fields": [title], "display_fields": [title]}
        return {"widget": "relation", "collection": one.of_kind, **named}
    if one.values:
        return {"widget": "select", "options": list(one.values)}
    if one.shape in NUMBERS:
        bounds = {"min": one.least, "max": one.most}
        held = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"widget": "number", "value_type": NUMBERS[one.shape], **held}
    if one.shape in ("jour", "jour_passe"):
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    several = one.shape == "markdown" or (one.longest or 0) > LONG
    pattern = one.pattern or (f"^{SHORT_NAME}$" if one.shape == "fiche" else "")
    checked = {"pattern": [pattern, f"Par exemple : {_said(one.example)}"]} if pattern else {}
    longest = {"maxlength": one.longest} if one.longest else {}
    return {"widget": "text" if several else "string", **longest, **checked}


def _hint(one: Described) -> str:
    """Return the meaning of a field, with what else has to be known to fill it in."""
    source = " Il lui faut une source." if one.needs_source else ""
    example = f" Exemple : {_said(one.example)}" if one.example is not None and not one.values else ""
    return re.sub(r"([*_\[\]~])", r"\\\1", f"{one.meaning}{source}{example}")


def _said(example: object) -> str:
    return ", ".join(example) if isinstance(example, list) else str(example)


def label_of(name: str) -> str:
    """Return the name of a field as it is read: « code_insee » as « Code insee », with its accents."""
    return capital(" ".join(ACCENTED.get(word, word) for word in name.split("_")))
