"""Texts that say what is to be done: "Publish …", "To agree …", "We will hold …".

A plan may call its actions measures, milestones, remedies or summaries, or nothing; how they begin
gives them away.
"""

import re
from functools import lru_cache

from tracker.importing.tables.refs import split_ref
from tracker.importing.tables.words import listed

_ENOUGH = 120  # characters
DEEDS = 0.6  # the share of a column's texts from which it says what is to be done

_MARKS = " \t\n\u00a0•·▪●○‣-–—*"
_FRONT = re.compile(
    r"(?:(?:to|we will|we shall|we must|will|should|please|continue to|work to|further|fully|"
    r"jointly|actively|formally|the \w{2,20} (?:will|should|must))\s+){0,3}",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:re-?|co-?)?([a-z]+)", re.IGNORECASE)
_VERBS = listed(
    "accelerate achieve act adapt add address adopt advertise advise agree align allocate"
    " amend analyse apologise apply appoint appraise approve arrange ask assess assign attend"
    " audit authorise award balance begin benchmark book brief bring broaden build buy"
    " calculate call campaign capture carry cascade celebrate chair challenge champion change"
    " chase check circulate clarify clear close collaborate collate collect commence"
    " commission communicate compare compile complete conclude conduct confirm connect"
    " consider consolidate consult contact continue contribute convene convert coordinate cost"
    " create cut deal decide declare define deliver demonstrate deploy describe design"
    " determine develop devise direct discuss display dispose distribute document double draft"
    " draw drive ease educate elect eliminate embed employ empower enable encourage engage"
    " enhance enrol ensure equip establish evaluate examine exempt expand explain explore"
    " extend facilitate fill film finalise find finish fit fix focus follow forecast formalise"
    " formulate foster fund gain gather gauge give grow guarantee guide halve hear help"
    " highlight hire hold host identify implement improve include incorporate increase inform"
    " initiate inspect install instigate institute integrate introduce invest investigate"
    " invite involve issue join keep launch lead learn lease lend let liaise light limit link"
    " list lobby log look lower maintain make manage map market maximise measure meet mentor"
    " merge minimise mobilise model modernise modify monitor move name narrow negotiate"
    " nominate note notify observe obtain offer open operate order organise outline overhaul"
    " oversee own paint participate pay perform phase pilot place plan plant prepare present"
    " prevent print prioritise procure produce promote propose protect provide publicise"
    " publish purchase pursue put qualify quality raise reach realign recommend reconcile"
    " record recruit redesign redraft reduce refer refine reflect refresh refurbish register"
    " reinforce reinstate relaunch release relocate remind remove renew repaint repair replace"
    " reply report represent request require research reset resolve respond restart restore"
    " restructure retain retire retrain retrofit return revamp review revise revisit reward"
    " roll rotate run sample save scale schedule scope screen seek select sell send separate"
    " serve set shadow share shorten sign signpost simplify source speak specify spend"
    " stabilise standardise start stop store streamline strengthen submit subscribe support"
    " survey suspend sustain tackle tailor take target teach tell tender test tighten track"
    " train transfer transform transition translate triage trial undertake update upgrade"
    " upload use utilise validate verify visit weigh welcome widen withdraw work write",
    " ",
)
_NOUNS = listed("of and for on in to between is was has with at by from or", " ")


@lru_cache(maxsize=8192)
def is_deed(text: str) -> bool:
    """It begins with what somebody shall do; "Review of …" and "Report on …" name a thing."""
    words = split_ref(text[:_ENOUGH].strip(_MARKS))[1].strip(_MARKS)
    front = _FRONT.match(words)
    match = _VERB.match(words, front.end() if front else 0)
    if match is None or {match[0].casefold(), match[1].casefold()}.isdisjoint(_VERBS):
        return False
    following = words[match.end() :].split(maxsplit=1)
    return bool(following) and following[0].casefold().strip(",;:") not in _NOUNS
