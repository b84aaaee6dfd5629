"""Words that may say that somebody is not safe: they suggest a tick to their author, no more.

Nobody trusts a list to decide (reliability T1): it hides nothing, tells nobody and keeps nothing.
"""

import re

_WORRYING = re.compile(
    r"\b(?:"
    r"(?:hurt|hit|hits|hitting|beat|beats|touch|touched|touches|threaten\w*|scare[sd]?|bully\w*|"
    r"bullied) (?:me|him|her|them|us|myself|himself|herself|themselves)|"
    r"(?:want|wants|wanted|going) to (?:die|kill|hurt)|kill(?:ed|ing)? (?:me|my|him|her|them)\w*|"
    r"end (?:my|her|his|their) life|suicid\w+|self[- ]?harm\w*|cut(?:ting)? (?:my|her|him)self|"
    r"overdos\w+|abus\w+|rape[ds]?|groom(?:ed|ing)|exploit\w+|county lines|"
    r"not safe|unsafe|(?:scared|afraid|frightened) of|run(?:ning)? away|locked (?:me|us|him|her) in"
    r")\b",
    re.IGNORECASE,
)


def may_be_worrying(text: str) -> bool:
    """Whether to ask the author if somebody is not safe."""
    return _WORRYING.search(text) is not None
