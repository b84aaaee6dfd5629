"""Our own short list of hard words and plainer ones, for texts that young people read."""

PLAINER: dict[str, str] = {
    hard.strip(): plain.strip()
    for line in """
accomplish: do | accordingly: so | accumulate: collect | acquire: get | additional: more
additionally: also | adjacent to: next to | advise: tell | advantageous: useful
aforementioned: this | alleviate: ease | allocate: give | ameliorate: improve | anticipate: expect
appropriate: right | approximately: about | ascertain: find out | as a consequence of: because of
as per: as in | as to whether: whether | aspiration: hope | assist: help | assistance: help
at the present time: now | at this moment in time: now | attain: reach | augment: add to
authorise: allow | by means of: by | capability: skill | cascade: share | cease: stop
clarify: make clear | cognisant of: aware of | collaborate: work together
collaboration: working together | collaborative: shared | collate: collect | commence: start
commencement: start | commission: pay for | compliance: keeping to the rules | component: part
comprise: have | comprehensive: full | concerning: about | consequently: so | constitute: be
consultation: asking people | co-produce: make together | co-production: making it together
currently: now | decommission: close | demonstrate: show | determine: decide
despite the fact that: although | discontinue: stop | disseminate: share
due to the fact that: because | duration: time | during the course of: during | embed: make normal
empower: help | enable: let | encounter: meet | endeavour: try | engage with: talk to
engagement: talking with people | enhance: make better | ensure: make sure | enquire: ask
entitlement: right | establish: set up | evaluate: check | exceed: be more than
exclude: leave out | expedite: hurry | expenditure: spending | expire: run out | facilitate: help
finalise: finish | for the purpose of: for | formulate: plan | forthwith: now | framework: plan
frequently: often | fundamental: basic | furthermore: also | going forward: from now on
henceforth: from now on | holistic: whole | however: but | immediately: at once
impact on: change | implement: carry out | implementation: carrying it out
in accordance with: as in | in addition to: as well as | in conjunction with: with
in excess of: more than | in light of: because of | in lieu of: instead of | in order to: to
in partnership with: with | in receipt of: getting | in relation to: about | in respect of: about
in the event of: if | in the event that: if | inappropriate: wrong | inception: start
incorporate: include | indicate: show | initially: at first | initiate: start
initiative: new idea | insufficient: not enough | intervention: help | irrespective of: whatever
leverage: use | liaise with: talk to | locality: area | maintain: keep | manner: way
methodology: way | minimise: make as small as you can | mitigate: make less bad | modify: change
moreover: also | multi-agency: with other teams | necessitate: need | nevertheless: but
notify: tell | notwithstanding: despite | numerous: many | objective: aim | obtain: get
on a regular basis: often | optimum: best | outcome: result | parameters: limits
partake: take part | participate: take part | participation: taking part | permissible: allowed
pertaining to: about | possess: have | practicable: possible | predominantly: mostly
prior to: before | prioritise: do first | proactive: ready | procure: buy | proficiency: skill
provide: give | provision: what we offer | purchase: buy | pursuant to: under | rationale: reason
receive: get | reconfigure: change | regarding: about | reiterate: say again | remainder: rest
remuneration: pay | request: ask for | require: need | requirement: need | retain: keep
robust: strong | signpost: show the way | solely: only | stakeholder: person who has a say
state of the art: newest | statutory: set by law | strategic: long-term
strengthen: make stronger | subsequent: later | subsequently: later | substantial: large
sufficient: enough | sustainable: lasting | terminate: end | thereafter: then | transition: move
transparency: openness | undertake: do | utilise: use | utilisation: use | via: through
whereas: but | whilst: while | with regard to: about | with reference to: about
with respect to: about
""".strip().splitlines()
    for pair in line.split("|")
    for hard, plain in [pair.split(":")]
}
