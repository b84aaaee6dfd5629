"""How many syllables an English word has: a rule from its spelling, and a list of exceptions."""

import re
from functools import lru_cache

_LONGEST_ACRONYM = 6
_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")

# An e that is written and not spoken: at the end (home, homes, asked), before some endings
# (careful, movement), and where a word is made of two (someone).
_SILENT = re.compile(
    r"""
    (?<=[^aeiouy])e$ (?<![^aeiouylr]le) | (?<=[aeiouy][rl])le$ | (?<=[qg])u(?:e|es)$
    | (?<=[^aeiouysxzcg])es$ (?<!ches|shes) (?<![^aeiouylr]les)
    | (?<=[^aeiouytd])ed$ (?<![^aeiouylr]led)
    | (?<=[aeiouy][^aeiouylx])e(?=(?:ly|ful(?:ly)?|less|ments?|ness|some|ships?)$)
    | (?<=[aeiouy](?:r[scg]|n[scg]|dg))e(?=(?:ly|ful(?:ly)?|less|ments?|ships?)$)
    """,
    re.VERBOSE,
)
_FIRST_OF_TWO = re.compile(
    r"^(base|care|else|file|fore|frame|gate|guide|here|home|house|life|like|make|mile|more|name"
    r"|place|safe|side|some|take|there|time|ware|where|white|whole|wide)"
    r"(?=[bdfghklmnpstvw]\w\w|(?<=some)one|(?<=where)ver)"
)
# Vowels that stand together and are spoken apart: cre·ate, fly·ing, hap·pi·er, in·flu·ence.
_APART = re.compile(
    r"""
    (?<![cgstxz])i[ao] | (?<=t)io(?!n|us) | (?<=(?:se|so|ss|pr)ci)a(?=t[ei]) | (?<=[td]i)a(?!l)
    | iu | (?<=[^aeioucstg]i)e(?=[tr](?!y)) | (?<=[dlnrvb]i)e(?=nc|nt)
    | (?<=[cst]i)e(?=rs?$) | (?<=i)e(?=st$)
    | [aeou]y(?=i|ee|ers?$) | yi | (?<![aeiou])e(?=ing) | e(?=eing)
    | (?<=cr)e(?=at(?!ur)) | (?<=r)e(?=act|al[il]) | (?<![pgl])e(?=o(?!u)) | uou
    | (?<![gq])u(?=a|ou|e(?:l|n[ct]|t|st$|r$)|i(?:[nt](?:$|s|i|y|g)|d))
    | (?<=[^aeiou]o)e(?=[mt]) | (?<![aeiou])o(?=i(?:ng|st)) | (?<=[aeiou])ism
    """,
    re.VERBOSE,
)
_SPOKEN_M = re.compile(r"[st]h?ms?$")
_SPOKEN_NOT = re.compile(r"(?:d|s|st)n['’]t$")
_SPOKEN_S = re.compile(r"(?:[sxz]|ch|sh|[cg]e)['’]s$")

# What the rule gets wrong among the words that councils and young people use.
_EXCEPTIONS = {
    word: count
    for count, words in {
        1: "aye ayes eyes priest priests queue queues suite suites through yield yields",
        2: """argue argued being beyond business centre centres client clients colleague
            colleagues create creates doing every expires forest fluid going hundred idea's
            judgement judgements layer layers layout maybe mr mrs occurred people perhaps poem
            poems quiet quieter really reuse riot ruin taken trial trials unique widened""",
        3: """anyone apache area areas behaviour behaviours brilliant businesses customer desired
            elsewhere employer employers everyone everything everywhere forever friendliest
            genuine idea ideas interest interested interests museum museums period periods
            proactive recipe recipes recruiting royalty senior seniors stakeholder stakeholders
            wherever whoever""",
        4: """actually appreciate convenient everybody experience experienced experiences
            genuinely initiative initiatives interesting january recipient recipients
            societies society specifically usually variety visually""",
        5: "automatically coordinator february immediately",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of a word as it is spoken, at least 1.

    Figures and short words in capitals (NEET) count as one, as Flesch counted them; a word with a
    hyphen is its parts.
    """
    if word.isupper() and len(word) <= _LONGEST_ACRONYM:
        return 1
    return max(1, sum(_spoken(part) for part in _PARTS.findall(word.lower())))


def _spoken(word: str) -> int:
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    more = bool(_SPOKEN_NOT.search(word)) + bool(_SPOKEN_S.search(word))
    bare = re.split(r"['’]", word)[0]
    if bare in _EXCEPTIONS:
        return _EXCEPTIONS[bare] + more
    more += bool(_SPOKEN_M.search(bare))
    bare = _SILENT.sub("", _FIRST_OF_TWO.sub(lambda first: first[0][:-1], bare))
    return max(1, len(_VOWELS.findall(bare)) + len(_APART.findall(bare)) + more)
