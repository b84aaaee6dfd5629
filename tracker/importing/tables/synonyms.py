"""The words that public bodies put above the columns of their plans, by what they mean.

A meaning is one of `reading.FIELDS`, or a kind that becomes one of them by what stands in the
column: an objective is a heading, or the action where no column is finer.
"""

from collections.abc import Mapping

from tracker.importing.tables.other_synonyms import OTHER

WHAT: Mapping[str, str] = {
    "ref": """ref|reference|ref no|ref number|reference number|ref id|id|no|nr|num|number|item no|
        item number|item ref|agenda item|agenda item no|relevant item|action ref|action reference|
        action no|action number|action id|task no|task id|task ref|rec no|rec ref|
        recommendation no|recommendation number|line|line no|serial|serial no|serial number|
        issue key|case ref|case no|case number|minute|minute ref|minute no|minute number|min ref|
        min no|unique id|unique ref|uid|row|s no|sr no|
        code|index|objective no|priority no|step no|log no|hash|para|para no|paragraph|
        ofsted para no|item""",
    "action": """action|actions|key action|key actions|main action|main actions|action required|
        actions required|required action|required actions|action needed|actions needed|
        action to be taken|actions to be taken|action s to be taken|action agreed|agreed action|
        agreed actions|action point|action points|action item|action items|action description|
        description of action|description of the action|details of action|action detail|
        action details|specific action|specific actions|proposed action|proposed actions|
        planned action|planned actions|improvement action|improvement actions|what action|
        priority action|priority actions|next action|further action|further actions|
        further action required|corrective action|remedial action|management action|action plan|
        actions we will take|actions we are taking|our actions|
        what we are going to do|what we will do|what will we do|what are we going to do|
        what will be done|what needs to be done|what do we need to do|what we need to do|
        what are you going to do|what will you do|what has to be done|what must be done|
        what we plan to do|we will|what|how will we do it|how we will do it|how will we get there|
        how will we achieve this|how will we achieve it|how we will achieve this|
        how will this be achieved|how are we going to do it|what is the action|
        what action will be taken|what actions will we take|what actions are needed|
        what is going to happen|what will happen|action we will take|actions to achieve outcome|
        actions to achieve this|actions to be undertaken|actions to deliver|
        task|tasks|key task|key tasks|activity|activities|key activity|key activities|step|steps|
        key steps|steps to be taken|steps to success|actions steps|action steps|to do|deliverable|
        deliverables|key deliverables|initiative|intervention|commitment|action commitment|
        actions and activities|actions activities|tasks actions|actions tasks|action task|
        action or task|action progress|action decision|decision or action or message|
        actions and decisions|decision action|actions decisions|action or decision|
        agreed action point|our commitment|implementation action|delivery action|
        detailed action|detailed actions|work to be done|work required|what do we want to do|
        project task|task name|task description|task title|action title|action name|
        action description and update|headline action|headline actions|specific|how|next step|
        next steps|measures to be taken|work to be undertaken|undertaking|undertakings|
        proposed response""",
    "coarse": """recommendation|recommendations|recommended action|ofsted recommendation|
        recommendation text|objective|objectives|
        strategic objective|key objective|aim|aims|goal|goals|project|projects|governance issue|
        issue|issues|issue identified|area for improvement|areas for improvement|
        area for development|areas for development|improvement area|development area|
        area of improvement|area of focus|focus area|key area|what do we want to achieve|
        what we want to achieve|what are we trying to achieve|finding|findings|audit finding|
        inspection finding|weakness|gap|gap identified|theme|themes|key theme|priority area|
        priority theme|priorities|our priority|our priorities|strategic priority|pledge|pledges|
        promise|our promise|strand|workstream|work stream|workstream title|domain|standard|
        requirement|key line of enquiry|kloe|outcome area|focus|
        improvement priority|improvement theme|improvement objective|what you told us|
        what young people told us|you said|what you said|key priority|key priorities|
        ambition|expectation|principle|
        learning|learning point|
        lesson|lessons learned|quality statement|element|epic|bucket|bucket name|
        required improvement|judgement area""",
    "milestone": """milestone|milestones|key milestone|key milestones|milestones and dates|
        milestones with dates|milestone description|sub action|sub actions|sub task|sub tasks|
        subtask|key steps and milestones|interim milestone""",
    "due": """by when|when|when by|by what date|due|due on|due date|date due|due by|
        deadline|deadlines|deadline date|timescale|timescales|time scale|time scales|
        timeframe|time frame|timeframes|
        timeline|timelines|timing|timings|target date|target dates|target completion date|
        target date for completion|target completion|completion date|date for completion|
        completion by|complete by|completed by date|to be completed by|to be complete by|
        date to be completed|date to be completed by|planned completion date|planned completion|
        planned end date|expected completion|expected completion date|anticipated completion date|
        est completion|est completion date|estimated completion|estimated completion date|
        proposed completion date|agreed completion date|forecast completion|delivery date|
        date of delivery|delivery by|deliver by|delivery deadline|delivery timescale|
        timescale for completion|timescale for delivery|timescale and review date|
        timescales and milestones|implementation date|date for implementation|
        target implementation date|action due|action due date|action by date|action deadline|
        end date|finish date|finish|planned finish|end|date by when|date to complete|
        date required|required by|required date|when will it be done|when will we do it|
        when will it be done by|when will it be completed|when will this happen|by when will this|
        when will this be done|target dates for review and completion|target date timescale|
        completion|completion deadline|expected by|target deadline|due month|target month|
        planned date|date planned|target quarter|quarter due|milestone date|milestone dates|
        time bound|timebound|
        relevant fy|target year|delivery year|year of delivery|year due|completion year|
        agreed date|date agreed for completion|agreed deadline|agreed timescale|term|
        target timescale|timescale deadline|due for completion|date for action|to be done by|
        expected date|expected delivery|expected delivery date|anticipated date|
        anticipated delivery""",
    "first_due": """original due date|original target date|original completion date|
        original deadline|original date|baseline date|baseline due date|baseline end date|
        initial due date|initial target date|first due date|initial deadline|original timescale|
        original due|baseline completion date|original end date|baseline finish""",
    "revised_due": """new date|revised date|revised due date|revised target date|
        revised completion date|revised deadline|revised timescale|new due date|new target date|
        new deadline|new completion date|time extension|extension|extended date|extended to|
        extension date|revised|current due date|updated due date|amended date|amended due date|
        amended target date|revised end date|forecast date|forecast|forecast end date|
        rescheduled date|revised delivery date|revised implementation date|
        latest due date|revised due|revised completion|revised timeframe|current target date|
        current forecast|amended deadline|re forecast date|revised target|new timescale""",
    "lead": """lead|leads|lead officer|lead officers|lead person|lead name|lead agency|
        lead organisation|lead service|lead service area|lead directorate|lead department|
        lead service area lead officer|lead officer em|lead team|lead partner|lead s|
        lead officer s|lead responsibility|lead responsible|lead manager|lead professional|
        lead and partners|lead partners|lead role|lead for action|lead for delivery|
        lead officer and service|action lead|action leads|delivery lead|project lead|
        operational lead|executive lead|exec lead|clinical lead|strategic lead|service lead|
        by whom|who|who by|whom|who will|who will do it|who will do this|who will lead|
        who will lead this|who will lead on this|who is leading|who is responsible|
        who is responsible for action|who is going to do it|who will be responsible|
        who needs to do it|who is accountable|who will make it happen|
        owner|owners|action owner|action owners|action by|actioned by|to be actioned by|
        action with|responsible owner|task owner|risk owner|business owner|owned by|
        recommendation owner|accountable owner|accountable|accountable officer|
        accountable person|accountable lead|accountability|responsible|responsible officer|
        responsible officers|responsible person|responsible persons|responsible person s|
        responsible person lead|person responsible|persons responsible|person s responsible|
        people responsible|officer responsible|officers responsible|responsible lead|
        responsible team|responsible service|responsible body|responsible agency|
        responsible organisation|responsible manager|responsible director|responsibility|
        responsibilities|responsibility for action|responsibility of|responsible for delivery|
        officer|officer lead|officers|assigned to|assignee|assigned|allocated to|delegated to|
        named lead|named officer|named person|sro|senior responsible officer|
        senior responsible owner|manager|manager responsible|lead contact|contact officer|
        resourcing|councillor|cllr|lead member|name|staff responsible|who leads|led by|
        delivered by|delivery owner|implementation lead|lead and contributors|
        agency responsible|organisation responsible|department responsible|action holder|
        nominated lead|nominated officer|initials|action for|raci responsible|
        person|person accountable|post responsible|role responsible|lead post|service responsible|
        responsible directorate|responsible department|responsible division|
        responsible partner|owning service|owning team|owning department|
        action lead and service|head of service""",
    "helper": """governance lead|cabinet member|executive member|portfolio holder|
        cabinet executive member|lead cabinet member|cabinet portfolio|cabinet lead|
        who needs to be told|who else|who else is involved|who else needs to be involved|partner|
        partners|key partners|partners involved|delivery partners|delivery partner|
        supporting partners|support|supported by|supporting officer|supporting officers|
        supporting lead|support officer|support from|other leads|co lead|deputy lead|second lead|
        secondary lead|lead 2|contributors|contributor|stakeholders|key stakeholders|
        with whom|who with|in partnership with|involving|key people|people involved|
        who is involved|who will be involved|sponsor|executive sponsor|exec sponsor|
        project sponsor|strategic sponsor|helper|helpers|second lead or helper|
        supporting agencies|others involved|consulted|informed|link officer|key contributors|
        monitoring lead|overseen by|oversight|accountable board|accountable group|working with|
        supporting services|supporting teams|supporting organisations|contributing agencies|
        contributing services|contributing partners""",
    "success_measure": """success measure|success measures|measure of success|
        measures of success|success criteria|success criterion|measure|measures|
        measurement of progress to be used|measurement|measurable outcome|measurable outcomes|
        measures of progress|how will we measure success|how will i measure success|
        how we will measure success|how success will be measured|how will success be measured|
        how will it be measured|how will this be measured|how we will measure it|
        how will we know|how we will know|how will we know it has worked|how do we know|
        how will we know we have succeeded|how will we know we ve succeeded|
        how will we know we have been successful|how will we know it has made a difference|
        how will we know we have made a difference|how will we know if we have been successful|
        how will we know this has been achieved|how will we evidence this|
        how will we evidence success|how will you know|how we will know we have succeeded|
        what will success look like|what success looks like|what success will look like|
        what does success look like|what does good look like|what good looks like|
        what will good look like|what will be different|what will it look like|
        what difference will it make|what difference will this make|
        what difference will we make|what will change|
        success indicator|success indicators|indicator|indicators|performance indicator|
        performance indicators|performance measure|performance measures|key performance indicator|
        kpi|kpis|kpi measure|key measures|key measure|outcome measure|outcome measures|
        impact measure|impact measures|output|outputs|target outcome|expected outcome|
        expected outcomes|intended outcome|intended outcomes|desired outcome|desired outcomes|
        planned outcome|anticipated outcome|outcome sought|outcomes sought|outcome required|
        outcomes required|required outcome|expected impact|intended impact|desired impact|
        anticipated impact|expected result|expected results|intended result|expected benefit|
        expected benefits|intended benefit|benefit|benefits|evidence of success|
        evidence of impact|evidence of completion|evidence required|evidence needed|
        evidence to be provided|success looks like|what we will see|result expected|
        acceptance criteria|measurable|completion criteria|definition of done|completion measure|
        target and measure|targets and measures|measure target|outcome target|milestone measure|
        measures targets|kpi target|proof|assurance measure|success factors|
        critical success factors|impact we want to see|impact for children|
        impact on children and young people|outcome for children|outcomes for children|so what|
        the difference this will make|the difference it will make|difference it will make|
        difference this will make|measure of impact|success criteria outcomes|
        success criteria and outcomes|outcomes success criteria""",
    "outcome": """outcome|outcomes|key outcome|key outcomes|outcome for young people|impact|
        impacts|result|results|impact outcome|outcome impact|outcomes and impact|
        outputs and outcomes|outcomes outputs|output outcome""",
    "evidence": """evidence|evidence and impact|evidence link|supporting evidence|
        evidence source|source of evidence|sources of evidence|evidence base|assurance|
        assurance and evidence|monitoring|monitoring and evaluation|evidence impact""",
    "target": "target|targets|key target|annual target|performance target",
    "rag": """rag|brag|brag status|brag rating|rag status|rag rating|rag rated|rag score|r a g|
        rag progress|progress rag|status rag|rag status of action|current rag|current rag rating|
        current rag status|overall rag|delivery rag|action rag|rag status update|ragb|bragg|
        bragp|rygb|ragg|gar|traffic light|traffic lights|traffic light status|colour|colour code|
        colour rating|on target|on track|on track status|performance against target|
        progress rating|progress status|delivery confidence|delivery status|confidence rating|
        progress against target|proposed to open close|proposed to open or close|
        open closed|open or closed|rating|assessment|health|self assessment|completion status|
        action status|status of action|current status|rag previous|rag this period|
        red amber green|status colour|status rating|implementation status|task status|
        rag current|rag now|rag assessment|progress colour|score rag|risk rag|
        brag progress""",
    "status": """status|state|current state|position|status position|status at|where we are|
        where it is|where things stand|how it stands|where we stand|overall status""",
    "progress": """progress|progress update|progress updates|update|updates|progress to date|
        progress made|progress so far|progress achievement|progress and achievement|
        progress achieved|progress comment|progress comments|progress commentary|progress note|
        progress notes|progress report|progress since last meeting|progress and impact|
        progress impact|progress against action|progress against actions|
        progress evidence|progress and evidence|evidence of progress|action update|action updates|
        action taken|actions taken|action taken to date|actions taken to date|
        action completed|actions completed|actions completed to date|completed actions|
        status comment|status comments|status update|status updates|status note|status narrative|
        status and comments|update comment|update comments|update on progress|update on action|
        update status|latest update|latest position|latest progress|current position|
        current progress|current commentary|position statement|where are we now|
        where we are now|how are we doing|how are we getting on|what have we done|
        what we have done|what we did|what has been done|what have we achieved|we did|
        what has happened|what s been done|what have we done so far|completed|done|achieved|
        achievement|achievements|complete|comment|comments|commentary|
        commentary on progress|comments on progress|comments update|comments updates|
        comment update|notes|note|notes update|notes updates|notes and comments|
        comments and updates|officer comments|officer update|lead officer update|owner update|
        management update|management response|response|narrative|narrative update|
        quarterly update|quarterly progress|monthly update|monthly progress|
        delivery update|delivery progress|implementation progress|position|
        position update|current situation|summary of progress|progress summary|
        outcome update|feedback|remarks|observations|reason for status|
        q1 update|q2 update|q3 update|q4 update|quarter 1 update|quarter 2 update|
        quarter 3 update|quarter 4 update|review|review notes|review comments|
        impact to date|outcome to date|impact so far|notes actions taken|actions update""",
}


def phrases(meanings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The lists above, one phrase each."""
    return {
        kind: tuple(" ".join(each.split()) for each in text.split("|"))
        for kind, text in meanings.items()
    }


ALL: Mapping[str, tuple[str, ...]] = phrases({**WHAT, **OTHER})
