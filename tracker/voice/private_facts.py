"""What in a text may show who somebody is: asked about before it is sent, never decided here."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

MOST_TOLD = 3
_NAME = re.compile(r"\b[A-Z][a-zà-öø-ÿ’'-]+(?: [A-Z][a-zà-öø-ÿ’'-]+)+\b")
_CALLED = re.compile(
    r"\b(?:called|named|carer|mum|mam|dad|mother|father|brother|sister|son|daughter|friend|baby|"
    r"boyfriend|girlfriend|partner|nan|gran|uncle|auntie|aunt|cousin|worker|PA|key ?worker) "
    r"(?:is |was )?([A-Z][a-zà-öø-ÿ’'-]{2,})\b"
)
_DIGITS = re.compile(r"\b\d(?:[ -]?\d){6,}\b")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)(\d{2})|(\d{2}))\b")
_BORN = re.compile(
    r"\b(?:born|birthday|dob|d\.o\.b\.)\b[^.\n]{0,20}?\d[\w /.-]{2,20}", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b")
_STREET = re.compile(
    r"\b\d+[a-z]? [A-Z][a-z’']+(?: [A-Z][a-z’']+)? (?:Street|St|Road|Rd|Lane|Close|Avenue|Drive|"
    r"Way|Court|Crescent|Place|Terrace|Gardens|Grove|Walk)\b"
)
# A school says where a child is; how old somebody is and how few they are say which child it is.
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w’'.-]* ){1,4}(?:School|Academy|College|Primary|Infants?|Juniors?|High|Grammar|"
    r"Secondary|Sixth Form|Nursery)\b"
)
_NO_SCHOOL = re.compile(
    r"^(?:(?:Virtual|A|At|Every|My|No|Our|Some|The|This|Your|Primary|High|Secondary) )+"
)
_AGE = re.compile(
    r"\b(?:(?:1[0-7]|[1-9])[- ](?:year|yr)s?[- ]olds?|"
    r"(?:aged|age of|i am|i[’']m|(?:i|who|she|he) was|turn(?:ed|ing)?|"
    r"(?:she|he|who|brother|sister|son|daughter|baby|child) is) "
    r"(?:only |just )?\d{1,2}|(?:in )?year (?:\d|1[0-3]))\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:the only (?:one|child|girl|boy|young person|care leaver)|"
    r"one of (?:the )?(?:two|three|four)|(?:two|three|four) (?:of us|children|young people|"
    r"care leavers|girls|boys) (?:in|at))\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(
    r"\b(?:called|named|friend|brother|sister|baby|mum|dad|carer|child|young person) ([A-Z])\b"
)
_WORD = re.compile(r"[a-zà-öø-ÿ]+")

# Words that begin with a capital without being anybody's name.
_NOBODY = (
    "a an the i it we you he she they my our your this that there if when then so and or but "
    "not no yes please can could will would should do does did is are was were why what who "
    "how where all for to of in on at by with from as be have has had one two monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december christmas easter english maths british "
    "council board committee charter offer local health housing homes home education skills "
    "school college university virtual head service services manager team worker social "
    "personal adviser advisor leaver leavers care cared children young people person "
    "ambassador ambassadors corporate parenting parent executive director strategy plan "
    "pledge workstream action nhs nurse doctor gp street road town city north south east west "
    "county citizens advice job centre jobcentre universal credit tax bus train pass staying "
    "put setting up grant voice mind own app apps facebook instagram whatsapp tiktok snapchat "
    "google microsoft teams good better great well being first last next new old"
)
_COMMON = frozenset(_NOBODY.split())


def possible_private_facts(text: str, *, known: Iterable[str] = (), today: date) -> list[str]:
    """What looks like a name, an age, a school, an address or somebody's number, at most three.

    `known` are texts whose own words are no names here: the action's, its workstream's.
    """
    words = _COMMON.union(*(_WORD.findall(each.lower()) for each in known))
    found = list(dict.fromkeys(_found(text, words, today)))
    return found[:MOST_TOLD]


def question(found: list[str], *, unless: str = "send it as it is") -> str:
    """The question to whoever is about to send it, or to print it."""
    told = ", ".join(f"“{each}”" for each in found).replace("'", "’")
    return (
        f"Could somebody tell who this is? We saw {told}. Take out what shows who a child, a carer "
        f"or anybody else is, or {unless}"
    )


def _found(text: str, words: frozenset[str], today: date) -> Iterator[str]:
    streets = [each.group() for each in _STREET.finditer(text)]
    yield from streets
    schools = [school for each in _SCHOOL.findall(text) if (school := _school(each, words))]
    names = [name for each in _NAME.findall(text) for name in _names(each, words)]
    yield from (name for name in names if not any(name in each for each in streets + schools))
    yield from (name for name in _CALLED.findall(text) if name.lower() not in words)
    yield from (each.group().strip(" .") for each in _BORN.finditer(text))
    yield from (each.group() for each in _DATE.finditer(text) if _is_earlier(each, today))
    yield from (each.group() for each in _DIGITS.finditer(text))
    yield from (each.group() for each in _POSTCODE.finditer(text))
    for pattern in (_AGE, _FEW, _INITIAL):
        yield from (each.group() for each in pattern.finditer(text))
    yield from schools


def _school(found: str, words: frozenset[str]) -> str:
    """A school by its own name, without the words before it; empty for one that is no place."""
    own = _NO_SCHOOL.sub("", found, count=1)
    return "" if words.issuperset(_WORD.findall(own.lower())) else own


def _names(capitals: str, words: frozenset[str]) -> Iterator[str]:
    """Two or more words in a row that begin with a capital and are no words of the council's."""
    row: list[str] = []
    for each in [*capitals.split(), ""]:
        if each and not words.issuperset(_WORD.findall(each.lower())):
            row.append(each)
            continue
        if len(row) > 1:
            yield " ".join(row)
        row = []


def _is_earlier(found: re.Match[str], today: date) -> bool:
    """A date of an earlier year may be a birthday; one of now is a meeting or a deadline."""
    year = int(found.group(1) or found.group(2))
    return year not in (today.year % 100, (today.year + 1) % 100)
