"""The lists that can be read: a module each."""

from collections.abc import Mapping

from portal.imports.draft import Format
from portal.imports.formats import (
    ademe,
    data_inclusion,
    france_services,
    grenoble,
    marseille,
    mednum,
    paris_seniors,
    paris_wifi,
)
from portal.imports.objects import objects

FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("mednum-csv", "lieux-mediation-numerique", mednum.COLUMNS, mednum.read, national=True),
        Format("mednum-json", "lieux-mediation-numerique", mednum.COLUMNS, mednum.read, national=True, rows=objects),
        Format("ademe-csv", "acteurs-ademe", ademe.COLUMNS, ademe.read, ademe.KIND, national=True, rows=ademe.rows),
        Format(
            "data-inclusion-json",
            "data-inclusion",
            data_inclusion.COLUMNS,
            data_inclusion.read,
            national=True,
            rows=objects,
        ),
        Format("france-services", "france-services", france_services.COLUMNS, france_services.read),
        Format("paris-wifi", "paris-wifi", paris_wifi.COLUMNS, paris_wifi.read),
        Format("paris-seniors", "paris-seniors", paris_seniors.COLUMNS, paris_seniors.read),
        Format("grenoble-bibliotheques", "bibliotheques-grenoble", grenoble.COLUMNS, grenoble.read),
        Format("marseille-mediation", "mediation-marseille", marseille.COLUMNS, marseille.read),
    )
}
"""The formats, by what they are called in the command."""
