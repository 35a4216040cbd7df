"""`portal cms`: a form in a browser for those who know neither YAML nor git, off until an owner publishes it."""

from pathlib import Path

import click

from portal.editing import form_configuration, form_page
from portal.knowing import Knowledge, forge_at
from portal.records import load, today
from portal.saying import say, warn


def run(root: Path, *, folder: Path, service: str, application: str) -> int:
    """Write the page of the form and its configuration into a folder; return 0 once they are there.

    Raises:
        DataError: when records are wrong.
        DayError: when it cannot be said what day it is.
        OSError: when the folder cannot be written.

    """
    known = Knowledge(load(root, today=today()), today())
    forge = forge_at(known.catalogue.portal.depot)
    if not forge:
        warn(
            "Le formulaire écrit dans la forge. Donnez d’abord, dans data/portal.yml, le champ « depot » : "
            "l’adresse où elle ouvre un fichier.\n"
            "Pour GitHub : https://github.com/<compte>/<dépôt>/edit/main/\n"
            "Pour GitLab : https://gitlab.com/<groupe>/<dépôt>/-/edit/main/"
        )
        return 1
    target = root / folder
    target.mkdir(parents=True, exist_ok=True)
    configuration = form_configuration(known, forge, service=service, application=application)
    (target / "index.html").write_text(form_page(known, forge), "utf-8")
    (target / "config.yml").write_text(configuration, "utf-8")
    say(f"Le formulaire est réglé pour {forge.home}, dans {folder}/. « make cms » y met aussi son programme.")
    return 0


command = click.Command(
    "cms",
    callback=click.pass_obj(run),
    help="Régler le formulaire des fiches, d’après les modèles.",
    params=[
        click.Argument(["folder"], metavar="DOSSIER", type=click.Path(path_type=Path, file_okay=False)),
        click.Option(
            ["--service"],
            metavar="ADRESSE",
            default="",
            help="L’adresse du service qui ouvre les comptes (OAuth). Sans lui, chacun colle un jeton de la forge.",
        ),
        click.Option(
            ["--application"],
            metavar="NUMÉRO",
            default="",
            help="Le numéro de l’application déclarée sur GitLab (PKCE) : aucun service n’est alors nécessaire.",
        ),
    ],
)
