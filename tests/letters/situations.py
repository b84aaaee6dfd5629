"""Every situation that there is a letter about, by its name."""

from tests.letters import boards, figures, voices, work
from tests.letters.town import SITUATIONS

EACH = (boards, figures, voices, work)
ALL = dict(sorted(SITUATIONS.items()))
