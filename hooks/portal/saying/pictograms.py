"""The pictograms: what each stands for, wherever it stands, and the icon that draws it."""

from collections.abc import Mapping

PICTOGRAMS: Mapping[str, str] = {
    "place": "map-marker",
    "phone": "phone",
    "sms": "message-text",
    "mail": "email",
    "clock": "clock",
    "papers": "file-document-outline",
    "price": "currency-eur",
    "lesson": "school",
    "gift": "gift",
    "offer": "sim",
    "warning": "alert",
    "info": "information",
    "question": "help-circle-outline",
    "help": "hand-heart",
    "map": "map",
    "device": "cellphone",
    "computer": "laptop",
    "steps": "format-list-numbered",
    "check": "check-circle",
    "word": "book-open",
    "figure": "chart-bar",
    "wifi": "wifi",
    "wheelchair": "wheelchair-accessibility",
    "emergency": "phone-alert",
    "shield": "shield-alert",
    "home": "bed",
    "children": "human-male-child",
    "pencil": "pencil",
    "recycle": "recycle",
}
"""The name of the icon of Material Design Icons that each meaning is drawn by."""
