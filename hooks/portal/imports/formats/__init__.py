"""The lists that can be read: a module each."""

from collections.abc import Mapping

from portal.imports.draft import Format
from portal.imports.formats import france_services, grenoble, marseille, paris_seniors, paris_wifi

FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("france-services", "france-services", france_services.COLUMNS, france_services.read),
        Format("paris-wifi", "paris-wifi", paris_wifi.COLUMNS, paris_wifi.read),
        Format("paris-seniors", "paris-seniors", paris_seniors.COLUMNS, paris_seniors.read),
        Format("grenoble-bibliotheques", "bibliotheques-grenoble", grenoble.COLUMNS, grenoble.read),
        Format("marseille-mediation", "mediation-marseille", marseille.COLUMNS, marseille.read),
    )
}
"""The formats, by what they are called in the command."""
