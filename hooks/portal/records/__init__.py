"""YAML text to a Catalogue: what a record may say, what is wrong with one, and all records once they are right."""

from portal.records.addresses import (
    AIM,
    ALL_PLACES,
    CHECKLIST,
    CITY_FILE,
    COURSE,
    DEVICE_IN_CITY,
    FILTERS,
    FOLLOW_UP,
    GIVING,
    GRID_THEME,
    GUIDE,
    HEALTH_IN_CITY,
    LABELS,
    LETTER,
    MEMO,
    NARROWED,
    NATIONAL_GIVING,
    NUMBERS,
    NUMBERS_CARD,
    OTHER_HELP,
    POSTER,
    QUIZ,
    REFERRAL,
    RIGHTS,
    SHORT,
    SOME_PLACES,
    SORTED,
    address,
    sources_of,
)
from portal.records.alone import faults_until_now, one
from portal.records.catalogue import Catalogue
from portal.records.checking import decoded
from portal.records.communes import of_code as commune_of
from portal.records.communes import postcodes_of, read_communes
from portal.records.courses import Advised, course, left, skills_of
from portal.records.day import PARIS, DayError, fixed_day, today
from portal.records.describing import Described, Shape, described
from portal.records.fields import prose_in
from portal.records.files import FileError, listed
from portal.records.files import read as read_file
from portal.records.ground import HasPosition, distance_km, is_in_france
from portal.records.hours import (
    Day,
    Pieces,
    Season,
    Span,
    Timetable,
    Week,
    When,
    by_appointment,
    open_after,
    open_on_saturday,
    public_holidays,
    timetable,
    usual_week,
)
from portal.records.hours import faults as hours_faults
from portal.records.loading import load
from portal.records.messages import DataError, Problem, did_you_mean, field_name, near, proposed, told
from portal.records.models import KINDS, NATIONAL, Kind
from portal.records.models.city import City, Landmark
from portal.records.models.common import Record, Source, by_date
from portal.records.models.danger import Danger
from portal.records.models.dataset import LICENCES, Dataset
from portal.records.models.dataset import TEXTS as LICENCE_TEXTS
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel, DonationPoint
from portal.records.models.figure import Figure, Point
from portal.records.models.glossary import Word
from portal.records.models.grid import Criterion, Grid, Theme
from portal.records.models.identifiers import Telephone, international
from portal.records.models.languages import language_name
from portal.records.models.legal import LegalNotice, LegalPublisher
from portal.records.models.lesson import Lesson, Step
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Ceiling, Duration, Offer, Price, Referral, Rule, Voucher
from portal.records.models.place import Closure, Place, Transport
from portal.records.models.portal import Freshness, Portal, Reports, Streets
from portal.records.models.questionnaire import MOST_SKILLS, Aim, Questionnaire, Skill, Tool
from portal.records.models.questions import Ending, Questions
from portal.records.models.rights import Rights, RightsEnding, Want
from portal.records.models.search import Search
from portal.records.models.service import Service
from portal.records.models.site import NATIONAL_SERVICES, VALUES_OF_LISTS, Site
from portal.records.models.sorter import DeviceEnding, Sorter
from portal.records.models.system import GESTURES, Gesture, GivingStep, System
from portal.records.models.values import PAST, REFERENCE, SHORT_NAME, Reference, first_day
from portal.records.moves import MOVES, Move, led
from portal.records.numbering import numbered
from portal.records.prose import html as prose_html
from portal.records.prose import is_sound as is_sound_link
from portal.records.remarks import remarks_on
from portal.records.signs import shown
from portal.records.tidying import SCHEMAS, first_line, schema_name, tidied
from portal.records.tracing import HELD

__all__ = [
    "AIM",
    "ALL_PLACES",
    "CHECKLIST",
    "CITY_FILE",
    "COURSE",
    "DEVICE_IN_CITY",
    "FILTERS",
    "FOLLOW_UP",
    "GESTURES",
    "GIVING",
    "GRID_THEME",
    "GUIDE",
    "HEALTH_IN_CITY",
    "HELD",
    "KINDS",
    "LABELS",
    "LETTER",
    "LICENCES",
    "LICENCE_TEXTS",
    "MEMO",
    "MOST_SKILLS",
    "MOVES",
    "NARROWED",
    "NATIONAL",
    "NATIONAL_GIVING",
    "NATIONAL_SERVICES",
    "NUMBERS",
    "NUMBERS_CARD",
    "OTHER_HELP",
    "PARIS",
    "PAST",
    "POSTER",
    "QUIZ",
    "REFERENCE",
    "REFERRAL",
    "RIGHTS",
    "SCHEMAS",
    "SHORT",
    "SHORT_NAME",
    "SOME_PLACES",
    "SORTED",
    "VALUES_OF_LISTS",
    "Advised",
    "Aim",
    "Catalogue",
    "Ceiling",
    "Channel",
    "City",
    "Closure",
    "Criterion",
    "Danger",
    "DataError",
    "Dataset",
    "Day",
    "DayError",
    "Described",
    "Device",
    "DeviceEnding",
    "DonationPoint",
    "Duration",
    "Ending",
    "Figure",
    "FileError",
    "Freshness",
    "Gesture",
    "GivingStep",
    "Grid",
    "HasPosition",
    "Kind",
    "Landmark",
    "LearningPath",
    "LegalNotice",
    "LegalPublisher",
    "Lesson",
    "Move",
    "Offer",
    "Pieces",
    "Place",
    "Point",
    "Portal",
    "Price",
    "Problem",
    "Questionnaire",
    "Questions",
    "Record",
    "Reference",
    "Referral",
    "Reports",
    "Rights",
    "RightsEnding",
    "Rule",
    "Search",
    "Season",
    "Service",
    "Shape",
    "Site",
    "Skill",
    "Sorter",
    "Source",
    "Span",
    "Step",
    "Streets",
    "System",
    "Telephone",
    "Theme",
    "Timetable",
    "Tool",
    "Transport",
    "Voucher",
    "Want",
    "Week",
    "When",
    "Word",
    "address",
    "by_appointment",
    "by_date",
    "commune_of",
    "course",
    "decoded",
    "described",
    "did_you_mean",
    "distance_km",
    "faults_until_now",
    "field_name",
    "first_day",
    "first_line",
    "fixed_day",
    "hours_faults",
    "international",
    "is_in_france",
    "is_sound_link",
    "language_name",
    "led",
    "left",
    "listed",
    "load",
    "near",
    "numbered",
    "one",
    "open_after",
    "open_on_saturday",
    "postcodes_of",
    "proposed",
    "prose_html",
    "prose_in",
    "public_holidays",
    "read_communes",
    "read_file",
    "remarks_on",
    "schema_name",
    "shown",
    "skills_of",
    "sources_of",
    "tidied",
    "timetable",
    "today",
    "told",
    "usual_week",
]
