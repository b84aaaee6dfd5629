"""What the five papers say rightly, or of what no scorecard has a figure, by paper."""

RIGHT = (
    ("U", "PEP Completion: 86% of PEPs rated as good or outstanding."),
    ("U", "NEET Data: Increase in care leavers classified as NEET, rising from 14 to 18."),
    ("U", "Attendance below 50% is a concern."),
    ("U", "37 children placed with parents in Q3 24/25, identified as a significant risk."),
    ("U", "107 placement moves for 91 individuals in a quarter."),
    (
        "C23",
        "Cheshire East Council were responsible for 576 cared for children at the end of quarter "
        "1. This is a decrease from 580 at the end of quarter 4.",
    ),
    (
        "C23",
        "Cheshire East's rate is slightly above the national average of 70 per 10,000 and is above "
        "that of 60 for statistical neighbours.",
    ),
    ("C23", "In Q4 we had 57 UASC in Cheshire East, in Q1 this decreased to 55."),
    ("C23", "In total during 2022/23 we discharged care orders for 20 children."),
    ("C23", "The service has 11 permanent social work vacancies out of an establishment of 24."),
    (
        "C23",
        "In 2022, 5400 social workers left the profession, this is an increase of 9% from the "
        "previous year.",
    ),
    (
        "C23",
        "The timeliness of cared for children's reviews continues to be good, in Q4, this was at "
        "73% and in Q1 this has improved to 83%.",
    ),
    ("C23", "96% of children were involved in their reviews."),
    (
        "C23",
        "Q1 data shows an increase in children placed with in-house foster carers (124 in Q1 "
        "compared to 122 in Q4).",
    ),
    (
        "C23",
        "Q4 data shows an increase in children placed with in-house foster carers (122 in Q4 "
        "compared to 117 in Q3).",
    ),
    ("C23", "There are proposals to open 3 Cheshire East children's homes by the end of the year."),
    ("C23", "The number of adoptions continues to increase with 11 children adopted in 2022/23."),
    (
        "C23",
        "So far this year we have 10 children adopted with another 19 children living in their "
        "adoption placements.",
    ),
    (
        "C23",
        "We work hard to ensure that children have the benefits of placement stability. In Q1 this "
        "was at 71% which is a slight improvement from Q4 at 70%.",
    ),
    (
        "C23",
        "The number of children who live out of Borough is reducing. In Q1 this was at 248 "
        "compared to 257 in Q4.",
    ),
    (
        "C23",
        "The Q1 NEET data for our 19 to 21-year-old young people shows that 46% of this cohort are "
        "not engaged in education, employment, or training. The national average for 2020/21 was "
        "38% with statistical neighbours being 37%.",
    ),
    ("C23", "They confirmed that the national average for NEET exceeded 40%."),
    (
        "C23",
        "Q1 data shows that 79% of Cared For Children had a health assessment within the last 12 "
        "months.",
    ),
    (
        "C23",
        "Q1 data shows that 97% of our care leavers are in appropriate accommodation. This is not "
        "100% because we have a small number of young people who are in prison.",
    ),
    (
        "C23",
        "Nationally the latest available data reported 88% of care leavers in suitable "
        "accommodation with 3% being in custody.",
    ),
    (
        "C23",
        "69% of care leavers have up-to-date pathway plans and 77% of care leavers had their plans "
        "reviewed within timescales.",
    ),
    (
        "C23",
        "The percentage of children who had their annual health assessment was 89.3%; this is an "
        "improvement on last year's figure of 80% and in line with the England average of 89%. The "
        "figure is slightly higher than our statistical neighbours' average of 86%.",
    ),
    (
        "C23",
        "74.5% of children had their teeth checked by a dentist, this is a significant improvement "
        "on last year's figure of 51%.",
    ),
    (
        "C23",
        "76% were requested within timescales and 59% were completed within timescales.",
    ),
    (
        "C23",
        "In 2021-22 157 children entered care, this number increased to 218 in 2022-23.",
    ),
    (
        "C23",
        "100% of young people that consent to a health passport have received one by their 18th "
        "birthday.",
    ),
    (
        "C23",
        "Q4 data shows that 97% of care leavers aged 19-21 are in appropriate accommodation "
        "compared to 88% nationally (in the Northwest this rate is 90%, and for our statistical "
        "neighbours it is 88%).",
    ),
    (
        "C23",
        "There have been 26 referrals over the two programmes, with 23 young people successfully "
        "completing the course.",
    ),
    (
        "C25",
        "The scorecard indicates an excellent improvement in children who have seen a dentist "
        "since last quarter from 66% to 96%.",
    ),
    (
        "C25",
        "There has also been a reduction in the number of children who have had a placement move "
        "in the last quarter from 83 to 65 individuals.",
    ),
    (
        "C25",
        "The number of children who have a long-term matched placement over the last quarter (119) "
        "has remained stable from last quarter (117).",
    ),
    (
        "C25",
        "Of these 145, 51 are not in education, employment or training (NEET) (35%).",
    ),
    (
        "C25",
        "Our scorecard data shows an upward rise in the number of care leavers who are accessing "
        "apprenticeships (12) and higher education (29).",
    ),
    (
        "C25",
        "There are currently 62% of our cared for children that have an up-to-date Child and "
        "Family Assessment.",
    ),
    (
        "C25",
        "Strengths and Difficulties Questionnaires (SDQ) has dropped from 52% to 46%.",
    ),
    (
        "C25",
        "Participation in cared for reviews continued to increase and currently stands at 96%.",
    ),
    ("C25", "We had 48% of children over the age of 4 attending their review."),
    (
        "C25",
        "IRO's have this year completed 512 Pathway Plan Reviews with 81% taking place within "
        "timescales. Whilst this highlights a decrease from 88% from the previous year.",
    ),
    (
        "AR",
        "The timeliness of cared for children's reviews continues to be good, this was 90% at the "
        "end of August 25 and 98% of children were involved in their reviews.",
    ),
    (
        "AR",
        "The percentage of children who had their annual health assessment in 24/25 was 91.8 %; "
        "this is an improvement on last year's figure of 91.0%.",
    ),
    ("AR", "32 of 35 actions are complete (91%), 2 are amber E (6%), and 1 is on track (3%)."),
    (
        "AR",
        "65% (August 25) of children in care for 2.5 years or more have been in their placement "
        "for more than 2 years.",
    ),
    (
        "AR",
        "Pathway plan data is consistently good in relation to young people aged 18-20 years, with "
        "90% or more having up-to-date plans on a regular basis.",
    ),
)
