"""Pages of a publisher that no profile recognises: the general grammar alone."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile

PROFILE = Profile(key="generic", name="Unknown publisher", name_ar="ناشر غير معروف", layouts=(Layout(name="general"),))
