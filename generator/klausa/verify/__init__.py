"""Whether a site that was built, or is live, holds what the policies say; knows no engine that builds sites."""

from klausa.verify.built import verify_folder
from klausa.verify.live import verify_live

__all__ = ["verify_folder", "verify_live"]
