"""How one reaches or names an organisation: telephones, addresses of sites and mail, postcodes, INSEE codes, SIRET."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from portal.records import meant
from portal.records.models.values import matching, text_of, written_as, wrong

SEPARATORS = r"[\s.\-/\u2010-\u2013]"
"""What people put between the digits of a number, no-break spaces included."""

ABROAD = r"(\+|00)"
OVERSEAS = {
    "262": "26|639|69[23]|[89]",
    "508": "508|[89]",
    "590": "590|69[01]|[89]",
    "594": "594|694|[89]",
    "596": "596|69[67]|[89]",
}
"""The country codes of overseas departments and Saint-Pierre-et-Miquelon, with how a national number may begin after
its zero (ARCEP, plan national de numérotation)."""
PACIFIC = {"681": 6, "687": 6, "689": 8}
"""Wallis-et-Futuna, Nouvelle-Calédonie and Polynésie française have their own plans: how many digits follow."""
SHORT = r"3[0-9]{3}|116[0-9]{3}"
"""Where an organisation answers: 3xxx and the European numbers of social value."""
SERVICES = rf"{SHORT}|1[0-9]{{1,2}}|[1-9][0-9]{{3,4}}"

SIREN = 9
"""The digits of the number of a company, which begin those of its establishments."""
LA_POSTE = "356000000"
"""The SIREN whose establishments, so many are they, have no Luhn key: their digits add up to a multiple of five."""

POSTCODE = r"(0[1-9]|[1-8][0-9]|9[0-5])[0-9]{3}|97[1-8][0-9]{2}|98[4678][0-9]{2}"
INSEE = r"([013-9][0-9]|2[AB1-9])[0-9]{3}"
"""The pattern of the national schema."""
CITY = r"[A-Z]{3}"
CODE = r"[A-Z]{3}-(0[1-9]|[1-9][0-9]{1,2})"

LABEL = r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?"
HOST = rf"(?:{LABEL}\.)+(?:[^\W\d_]{{2,}}|[xX][nN]--[a-zA-Z0-9-]+)"
"""The name of a host, accents allowed: no bare address of a machine, no label that begins or ends with a hyphen."""
SITE = rf"(https?)://({HOST}(?::[0-9]{{1,5}})?)([/?#]\S*)?"
MAIL = rf"[\w.+'-]+@{HOST}"


def _telephone(value: object) -> str:
    return _short_telephone(text_of(value), SHORT)


def _telephone_of_service(value: object) -> str:
    return _short_telephone(text_of(value), SERVICES)


def _short_telephone(value: str, short: str) -> str:
    digits = re.sub(SEPARATORS, "", value)
    if not re.fullmatch(short, digits):
        return _long_telephone(value, digits)
    return f"116 {digits[3:]}" if re.fullmatch("116[0-9]{3}", digits) else digits


def _long_telephone(value: str, digits: str) -> str:
    national = re.sub(rf"^{ABROAD}33(\(0\)|0)?", "0", digits)
    for code, begins in OVERSEAS.items():
        number = re.sub(rf"^{ABROAD}{code}(\(0\))?0?", "", digits)
        short = code == "508" and number != digits and len(number) == PACIFIC["687"]
        number = f"{code}{number}" if short else number
        if number != digits and re.fullmatch(r"[1-9][0-9]{8}", number):
            if not re.match(begins, number):
                raise wrong(f"« {value} » : +{code} ne va pas avec un numéro qui commence par 0{number[0]}")
            national = f"0{number}"
    for code, length in PACIFIC.items():
        if local := re.fullmatch(rf"{ABROAD}{code}([0-9]{{{length}}})", digits):
            return f"+{code} {_in_pairs(local[2])}"
    if not re.fullmatch(r"0[1-9][0-9]{8}", national):
        lacking = re.fullmatch(r"[1-9][0-9]{8}", digits)
        proposed = [_in_pairs(f"0{digits}")] if lacking else meant.telephone(value)
        example = "écrivez dix chiffres, par exemple 01 80 05 98 80"
        unknown = f"{example}. S’il n’est pas connu, supprimez la ligne"
        hint = "" if proposed else f" : {example if re.search('[0-9]', value) else unknown}"
        raise wrong(f"« {value} » n’est pas un numéro de téléphone français{hint}", valid=proposed)
    return _in_pairs(national)


def international(number: str) -> str | None:
    """Return a telephone number as it is dialled from abroad, `+33180059880`; nothing for a short one."""
    digits = number.replace(" ", "")
    if digits.startswith("+"):
        return digits
    if not re.fullmatch("0[1-9][0-9]{8}", digits):
        return None
    of_its_own = {code: begins.removesuffix("|[89]") for code, begins in OVERSEAS.items()}
    return f"+{next((code for code, begins in of_its_own.items() if re.match(begins, digits[1:])), '33')}{digits[1:]}"


def _in_pairs(digits: str) -> str:
    return " ".join(re.findall("..", digits))


def _siret(value: str) -> str:
    digits = re.sub(SEPARATORS, "", value)
    if not re.fullmatch(r"[0-9]{14}", digits):
        proposed = [f"0{digits}"] if re.fullmatch(r"[0-9]{13}", digits) and _has_key(f"0{digits}") else []
        siren = len(digits) == SIREN and digits.isdecimal() and _has_key(digits.rjust(14, "0"))
        hint = ". Celui-ci est un SIREN : ajoutez les cinq chiffres de l’établissement" if siren else ""
        raise wrong(f"« {value} » n’est pas un SIRET : il faut quatorze chiffres{hint}", valid=proposed)
    if digits.startswith("0" * 9):
        raise wrong(f"« {value} » ne désigne aucun établissement : si le SIRET n’est pas connu, supprimez cette ligne")
    if not _has_key(digits):
        raise wrong(f"« {value} » n’est pas un SIRET : sa clé de contrôle est fausse, relisez les chiffres")
    return digits


def _has_key(digits: str) -> bool:
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    if sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0:  # noqa: PLR2004 - Luhn's own constant
        return True
    return digits.startswith(LA_POSTE) and sum(map(int, digits)) % 5 == 0


def _web_address(value: str) -> str:
    if bare := re.fullmatch(rf"({HOST})([/?#]\S*)?", value):
        raise wrong(f"« {value} » n’est pas une adresse complète", valid=[f"https://{bare[1].lower()}{bare[2] or ''}"])
    found = re.fullmatch(SITE, value, re.IGNORECASE)
    if not found:
        proposed = [one for one in meant.site(value) if re.fullmatch(SITE, one, re.IGNORECASE)]
        mail = ", mais une adresse de courriel" if "://" not in value and re.fullmatch(MAIL, value) else ""
        example = " : écrivez par exemple https://emmaus-connect.org/"
        raise wrong(f"« {value} » n’est pas une adresse de site{mail or ('' if proposed else example)}", valid=proposed)
    scheme, host, rest = found.groups("")
    return f"{scheme.lower()}://{host.lower()}{rest}"


def _code(pattern: str, sentence: str) -> AfterValidator:
    """Return a validator of five signs, which proposes the zero that a spreadsheet has taken away."""
    check = matching(pattern, sentence)

    def padded(value: str) -> str:
        proposed = [f"0{value}"] if re.fullmatch(r"[0-9]{4}", value) else meant.postcode(value)
        if proposed and re.fullmatch(pattern, proposed[0]):
            raise wrong(f"« {value} » {sentence.partition(' :')[0]}", valid=proposed)
        return check(value)

    return AfterValidator(padded)


Telephone = Annotated[str, BeforeValidator(_telephone)]
"""A French telephone number kept as pairs of digits, or a short one where an organisation answers (`3949`)."""

AnyTelephone = Annotated[str, BeforeValidator(_telephone_of_service)]
"""A telephone number, or any short one (`115`, `3018`, `33700`)."""

PostalCode = Annotated[
    str,
    _code(
        POSTCODE,
        "n’est pas un code postal français : il faut cinq chiffres, par exemple 75019",
    ),
    written_as(POSTCODE),
]
"""A French postal code."""

InseeCode = Annotated[
    str,
    _code(
        INSEE,
        "n’est pas un code INSEE de commune : il faut cinq caractères, par exemple 75119",
    ),
    written_as(INSEE),
]
"""The INSEE code of a commune or municipal district."""

CityLetters = Annotated[
    str,
    AfterValidator(matching(CITY, "n’est pas le code d’une ville : il faut trois majuscules, par exemple LYO")),
    written_as(CITY),
]
"""The three letters that the codes of a city's places begin with."""

ShortCode = Annotated[
    str,
    AfterValidator(
        matching(
            CODE,
            "n’est pas un code court : il faut trois majuscules, un tiret et un numéro, par exemple LYO-01",
        )
    ),
    written_as(CODE),
]
"""What a place is called on paper and by telephone: the letters of its city and a number, of two digits below 100."""

Siret = Annotated[str, AfterValidator(_siret)]
"""The fourteen digits that name an establishment, checked by their Luhn key or by La Poste's own rule."""

WebAddress = Annotated[str, AfterValidator(_web_address)]
"""The complete address of a page."""


def _email(value: str) -> str:
    if not re.fullmatch(MAIL, value):
        proposed = [one for one in meant.email(value) if re.fullmatch(MAIL, one)]
        example = "" if proposed else " : écrivez par exemple accueil@exemple.fr"
        raise wrong(f"« {value} » n’est pas une adresse de courriel{example}", valid=proposed)
    return value


Email = Annotated[str, AfterValidator(_email)]
"""An e-mail address."""


ROLES = {"accueil", "agence", "association", "bibliotheque", "bm", "contact", "info", "infos", "mairie", "mediatheque"}
"""What the first word of an organisation's own e-mail address may be, where a person's is a first name."""


def _not_of_a_person(number: str) -> str:
    if number.startswith(("06", "07")):
        raise wrong(f"« {number} » est un numéro de mobile, donc celui d’une personne : donnez celui du lieu, ou aucun")
    return number


def _of_an_organisation(address: str) -> str:
    first, sign, _ = address.partition("@")[0].casefold().partition(".")
    if sign and first not in ROLES:
        raise wrong(f"« {address} » semble être l’adresse d’une personne : donnez celle du lieu, ou aucune")
    return address


OfficeTelephone = Annotated[Telephone, AfterValidator(_not_of_a_person)]
"""A telephone number that is no mobile: no place is reached at somebody's own."""

OfficeEmail = Annotated[Email, AfterValidator(_of_an_organisation)]
"""An e-mail address that has not the form of a person's, « prenom.nom »."""
