"""A board that sits today, two people who keep its minutes, and a line that can be cut."""

import threading
from collections.abc import Iterator

import pytest
from waitress.server import create_server

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, UserFactory, person
from tests.factories.plan import PlanFactory
from tests.support import database
from tests.support.served import Live
from tracker.access.roles import Role
from tracker.config import DEMO_DAY


class Server:
    """The tracker on a port that stays the same when it is stopped and started again."""

    def __init__(self, app) -> None:
        self.app, self.port = app, 0
        self.start()

    def start(self) -> None:
        self.map: dict[int, object] = {}
        self.server = create_server(
            self.app, map=self.map, host="127.0.0.1", port=self.port, threads=4
        )
        self.port = self.server.effective_port
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End it at once: what was on its way to it is refused."""
        for channel in list(self.map.values()):
            channel.close()
        self.server.close()
        self.server.task_dispatcher.shutdown()
        self.thread.join(5)


@pytest.fixture(params=database.BOTH)
def backend(request) -> str:
    """What two people type at once is merged by each database."""
    return str(request.param)


@pytest.fixture
def server(real_app) -> Iterator[Server]:
    server = Server(real_app)
    yield server
    server.stop()


@pytest.fixture
def live(real_app, real_session, server) -> Live:
    return Live(f"http://127.0.0.1:{server.port}", real_app, real_session)


@pytest.fixture
def board(live):
    PlanFactory(slug="plan")
    PostFactory(name="Head of Housing")
    board = BodyFactory.board()
    for name in ("Chair of the board", "Second seat"):
        MemberFactory(body=board, user=UserFactory(name=name))
    return board


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, held_on=DEMO_DAY)


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, position=1, title="Scorecard, quarter 1")


@pytest.fixture
def private(meeting):
    return ItemFactory(meeting_id=meeting.id, position=2, title="A contract", **PART_2)


@pytest.fixture
def secretary(live):
    return person(Role.BOARD_SECRETARY, name="Board secretary", is_cleared=True)


@pytest.fixture
def clerk(live):
    return person(Role.DEMOCRATIC_SERVICES, name="Clerk")
