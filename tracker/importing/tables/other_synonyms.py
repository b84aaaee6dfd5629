"""The words above columns that are recognised so as not to be taken for others: the day on which an
action was made is no due date. They tell, too, what a table is that holds no actions."""

from collections.abc import Mapping

OTHER: Mapping[str, str] = {
    "made": """date|date made|date raised|raised|date opened|opened|open date|date logged|logged|
        date identified|date of meeting|meeting date|meeting|date added|added|date entered|
        date created|created|date assigned|date allocated|exec date|date agreed|start|start date|
        date started|planned start|planned start date|commencement date|begin|begins|from|
        date closed|closed|closed date|date completed|date complete|date of completion|
        completed date|completed on|actual completion date|actual completion|actual end date|
        actual finish|actual date|date achieved|date done|date signed off|signed off|sign off|
        sign off date|date updated|updated|date of update|last updated|date of last update|
        last update|update date|last reviewed|reviewed|next review|review date|date of review|
        next review date|date reviewed|review by|date received|date reported|report date|
        modified|last modified|date of incident|incident date|inspection date|
        board date|committee date|committee|duration|days|days overdue|reporting cycle|
        frequency|review frequency|monitoring frequency|actual start|date issued|date entered|
        created at|updated at|closed at|created on|closed on""",
    "subject": """topic|subject|area|section|heading|need|service area|statement|matter|
        agenda heading""",
    "type": """type|issue type|category|categories|action type|entry type|item type|type of entry|
        classification|decision action info|decision action information|
        action decision information|a d i|record type|kind|action or decision type|
        type action decision""",
    "source": """source|origin|origin of action|source of action|paper|forum|link|links|
        regulation|regulations|
        link to existing strategy|links to other plans|link to strategy|strategic link|
        link to plan|link to corporate plan|related task|related risk|dependencies|dependency|
        directorate|department|division|team|service|organisation|ward|location|site|
        author|reporter|summary|raised by|identified by|requested by|reported by|linked risk|
        document|evidence file|file|attachment|background|context|rationale|reason|why|
        why is this important|what is the issue|detail|details|further detail|description|
        implementation|purpose|prospects|reference document|policy|national driver|
        action source|inspection source""",
    "resource": """resource|resources|resource implications|resources required|
        resources needed|resources and costs|resource requirement|cost|costs|cost implications|
        budget|budget code|budget cost centre and code|cost centre|cost code|funding|
        funding source|financial implications|finance|estimated cost|spend|spent|value|
        amount|what do we need|what resources do we need|training needs""",
    "priority": """priority|priority level|priority rating|priority h m l|urgency|importance|
        high medium low|h m l|rank|order|weighting|scale""",
    "risk": """risk|risks|risk description|description of risk|risk title|risk event|
        risk identified|hazard|cause|consequence|consequences|threat|risk no|risk id|risk ref""",
    "risk_score": """likelihood|probability|impact score|risk score|score|severity|inherent risk|
        inherent score|inherent risk score|residual risk|residual score|residual risk score|
        current risk|current risk score|current score|gross risk|gross score|net risk|net score|
        target score|target risk score|risk rating|risk level|likelihood score|risk appetite|
        proximity|raw score|target risk""",
    "control": """mitigation|mitigations|mitigating action|mitigating actions|
        mitigation action|mitigation actions|controls|existing controls|current controls|
        control measures|controls in place|key controls|mitigation plan|further mitigation|
        risk response|response plan|contingency|existing mitigation|risk mitigation""",
    "decision": """decision|decisions|decision made|decision taken|decision details|
        decision description|decision number|decision no|decision id|decision ref|decision by|
        decision maker|decision date|date of decision|resolved|resolution|decided by|made by|
        rationale for decision|decision rationale|reason for decision|options considered|
        reasons for decision|approved by""",
    "version": """version|version no|version number|revision|revision history|change|changes|
        change made|changes made|summary of changes|description of change|amendment|amendments|
        amended by|revised by|issue no|nature of change|issue number|document version""",
    "meaning": """meaning|definition|what it means|explanation|key|acronym|abbreviation|
        abbreviations|glossary|what this means|stands for|rag key|rag definition|descriptor""",
    "member": """member|members|membership|attendee|attendees|attendance|present|apologies|
        job title|role|post|post title|position held|representing|representative|email|e mail|
        email address|telephone|phone|contact|contact details|substitute|deputy|
        names|agency|term of office""",
    "agenda": "time|start time|presenter|presented by|time allotted|time allocated|allotted time",
    "answer": """respondent|respondent id|respondent no|respondent number|response id|response no|
        response number|submission id|survey id""",
    "assent": """accepted|accepted y n|accepted or rejected|accepted rejected|accept or reject|
        agreed y n|agreed or not agreed|agreed not agreed|management agreement|accepted by|
        recommendation accepted|agree disagree""",
    "contents": "page|page no|page number|pages|contents",
    "figure": """baseline|baseline data|national|national average|england|england average|
        statistical neighbour|statistical neighbours|statistical neighbour average|stat neigh av|
        national av|benchmark|outturn|year end|year end outturn|previous outturn|actual|actuals|
        polarity|good is|direction of travel|dot|trend|qtr 1|qtr 2|qtr 3|qtr 4|q1|q2|q3|q4|
        quarter 1|quarter 2|quarter 3|quarter 4|ytd|year to date|numerator|denominator|unit|
        current performance|current figure|latest figure|previous quarter|this quarter|
        dir of travel|qu dir of travel|aim high or low|comparator|apr|may|jun|jul|aug|sep|oct|
        nov|dec|jan|feb|mar|tolerance|variance""",
}
