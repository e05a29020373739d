"""What a community does to follow its pouvoir d'agir; each deed is whole or not done at all."""

from impact.journeys.empowerment.operations.appraisals import Judged, record_together
from impact.journeys.empowerment.operations.frames import install_frames

__all__ = ["Judged", "install_frames", "record_together"]
