"""Who held what, how surely: a hidden Markov model over claims as evidence, place by place."""

from heldby.state.company import Company
from heldby.state.course import Course
from heldby.state.deriving import state
from heldby.state.evidence import Fight, Share, Siege, Sight, Turn
from heldby.state.explaining import Bearing, Reason, bearings, likeliest, reasons
from heldby.state.growing import State, Stating
from heldby.state.holders import Holders
from heldby.state.holding import held_by, on, timeline
from heldby.state.network import Network, Way
from heldby.state.passing import Passage, passage
from heldby.state.routing import routes
from heldby.state.settings import Settings, settings, standard
from heldby.state.sharing import METHODS, Held, Land, land
from heldby.state.standing import Standing
from heldby.state.together import Together
from heldby.state.trusting import Trust
from heldby.state.weighing import Scales

__all__ = [
    "METHODS",
    "Bearing",
    "Company",
    "Course",
    "Fight",
    "Held",
    "Holders",
    "Land",
    "Network",
    "Passage",
    "Reason",
    "Scales",
    "Settings",
    "Share",
    "Siege",
    "Sight",
    "Standing",
    "State",
    "Stating",
    "Together",
    "Trust",
    "Turn",
    "Way",
    "bearings",
    "held_by",
    "land",
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
