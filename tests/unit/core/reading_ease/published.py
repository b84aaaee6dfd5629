"""Texts out of copyright, with what others counted in them.

Melville and Kipling (whose lines run on here): words, syllables and sentences counted by hand,
and the scores that follow
(github.com/DaveChild/Text-Statistics, tests/TextStatisticsMelvilleMobyDickTest.php and
TextStatisticsKiplingIfTest.php). Wells and Grimm: words and sentences
(github.com/textstat/textstat, tests/texts/war_of_the_worlds.toml and fairy_tales.toml). Cat,
sentence and platypus: en.wikipedia.org, "Flesch-Kincaid readability tests", with the syllables
that a dictionary gives.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """A text and its counts; None where its source does not say."""

    text: str
    words: int
    sentences: int | None = None
    syllables: int | None = None
    ease: float | None = None
    grade: float | None = None


MELVILLE = Published(
    """\
Call me Ishmael. Some years ago - never mind how long precisely - having little or no money in my
purse, and nothing particular to interest me on shore, I thought I would sail about a little and
see the watery part of the world. It is a way I have of driving off the spleen, and regulating the
circulation. Whenever I find myself growing grim about the mouth; whenever it is a damp, drizzly
November in my soul; whenever I find myself involuntarily pausing before coffin warehouses, and
bringing up the rear of every funeral I meet; and especially whenever my hypos get such an upper
hand of me, that it requires a strong moral principle to prevent me from deliberately stepping into
the street, and methodically knocking people's hats off - then, I account it high time to get to
sea as soon as I can. This is my substitute for pistol and ball. With a philosophical flourish Cato
throws himself upon his sword; I quietly take to the ship. There is nothing surprising in this. If
they but knew it, almost all men in their degree, some time or other, cherish very nearly the same
feelings towards the ocean with me.""",
    words=201,
    sentences=8,
    syllables=304,
    ease=53.381,
    grade=12.056,
)
KIPLING = Published(
    """\
If you can keep your head when all about you
Are losing theirs and blaming it on you,
If you can trust yourself when all men doubt you
But make allowance for their doubting too,
If you can wait and not be tired by waiting,
Or being lied about, don't deal in lies,
Or being hated, don't give way to hating,
And yet don't look too good, nor talk too wise:

If you can dream - and not make dreams your master,
If you can think - and not make thoughts your aim;
If you can meet with Triumph and Disaster
And treat those two impostors just the same;
If you can bear to hear the truth you've spoken
Twisted by knaves to make a trap for fools,
Or watch the things you gave your life to, broken,
And stoop and build 'em up with worn-out tools:

If you can make one heap of all your winnings
And risk it all on one turn of pitch-and-toss,
And lose, and start again at your beginnings
And never breath a word about your loss;
If you can force your heart and nerve and sinew
To serve your turn long after they are gone,
And so hold on when there is nothing in you
Except the Will which says to them: "Hold on"

If you can talk with crowds and keep your virtue,
Or walk with kings - nor lose the common touch,
If neither foes nor loving friends can hurt you;
If all men count with you, but none too much,
If you can fill the unforgiving minute
With sixty seconds' worth of distance run,
Yours is the Earth and everything that's in it,
And - which is more - you'll be a Man, my son!""".replace("\n", " "),
    words=289,  # 292 where "pitch-and-toss" counts as three: with us, as with Flesch, it is one
    syllables=338,
)
WELLS = Published(
    """\
Leatherhead is about twelve miles from Maybury Hill. The scent of hay was in
the air through the lush meadows beyond Pyrford, and the hedges on either
side were sweet and gay with multitudes of dog-roses. The heavy firing that
had broken out while we were driving down Maybury Hill ceased as abruptly as
it began, leaving the evening very peaceful and still. We got to Leatherhead
without misadventure about nine o’clock, and the horse had an hour’s rest
while I took supper with my cousins and commended my wife to their care.""",
    words=93,
    sentences=4,
)
GRIMM = Published(
    """\
There were once a man and a woman who had long in vain wished for a child.
At length the woman hoped that God was about to grant her desire. These
people had a little window at the back of their house from which a splendid
garden could be seen, which was full of the most beautiful flowers and
herbs. It was, however, surrounded by a high wall, and no one dared to go
into it because it belonged to an enchantress, who had great power and was
dreaded by all the world. One day the woman was standing by this window and
looking down into the garden, when she saw a bed which was planted with the
most beautiful rampion (rapunzel), and it looked so fresh and green that she
longed for it, she quite pined away, and began to look pale and miserable.
Then her husband was alarmed, and asked: ‘What ails you, dear wife?’ ‘Ah,’
she replied, ‘if I can’t eat some of the rampion, which is in the garden
behind our house, I shall die.’ The man, who loved her, thought: ‘Sooner
than let your wife die, bring her some of the rampion yourself, let it cost
what it will.’ At twilight, he clambered down over the wall into the garden
of the enchantress, hastily clutched a handful of rampion, and took it to
his wife. She at once made herself a salad of it, and ate it greedily. It
tasted so good to her—so very good, that the next day she longed for it
three times as much as before.""",
    words=266,
    sentences=11,
)
CAT = Published("The cat sat on the mat.", 6, 1, 6, 116.1, -1.45)
SENTENCE = Published(
    "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
    words=16,
    sentences=1,
    syllables=23,
    ease=69.0,
)
PLATYPUS = Published(
    "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
    words=13,
    sentences=1,
    syllables=26,
    ease=24.4,
    grade=13.1,
)
ALL = {
    "Melville": MELVILLE,
    "Kipling": KIPLING,
    "Wells": WELLS,
    "Grimm": GRIMM,
    "cat": CAT,
    "sentence": SENTENCE,
    "platypus": PLATYPUS,
}
