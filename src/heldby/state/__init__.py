"""Who held what, how surely: a hidden Markov model over claims as evidence, place by place."""

from heldby.state.course import Course
from heldby.state.deriving import state
from heldby.state.holding import on, timeline
from heldby.state.routing import routes
from heldby.state.settings import Settings, standard

__all__ = ["Course", "Settings", "on", "routes", "standard", "state", "timeline"]
