"""Who held what, how surely: a hidden Markov model over claims as evidence, place by place."""

from heldby.state.course import Course
from heldby.state.deriving import State, state
from heldby.state.explaining import Reason, likeliest, reasons
from heldby.state.holders import Holders
from heldby.state.holding import on, timeline
from heldby.state.network import Network, Way
from heldby.state.passing import Passage, passage
from heldby.state.routing import routes
from heldby.state.settings import Settings, settings, standard
from heldby.state.standing import Standing
from heldby.state.weighing import Scales

__all__ = [
    "Course",
    "Holders",
    "Network",
    "Passage",
    "Reason",
    "Scales",
    "Settings",
    "Standing",
    "State",
    "Way",
    "likeliest",
    "on",
    "passage",
    "reasons",
    "routes",
    "settings",
    "standard",
    "state",
    "timeline",
]
