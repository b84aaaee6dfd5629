"""A document through the importer, and its score."""

from tests.importing_corpus.expected import Sample
from tests.importing_corpus.score import Score, failed, scored
from tracker.importing.child import read_plan_safely
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import Choices


def read_here(sample: Sample) -> Score:
    """Read in this process."""
    try:
        document = read_file(sample.name, sample.build())
    except NotReadable as error:
        return failed(sample, str(error))
    return scored(sample, read_plan(document), document)


def read_in_child(sample: Sample) -> Score:
    """Read in a child process, as the web and the command do."""
    try:
        reading = read_plan_safely(sample.name, sample.build(), Choices())
    except NotReadable as error:
        return failed(sample, str(error))
    return scored(sample, reading)
