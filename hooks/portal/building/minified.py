"""What only authors read left out of scripts and stylesheets: line ends, spaces, comments."""

import lightningcss
from rjsmin import jsmin

from portal.building.style import OLDEST


def light(name: str, text: str) -> str:
    """Return a script or a stylesheet, known by the ending of its name, as it is served.

    A stylesheet is also said in words that the oldest browsers know.
    """
    if name.endswith(".js"):
        return str(jsmin(text))
    return lightningcss.process_stylesheet(text, browsers_list=OLDEST, minify=True)
