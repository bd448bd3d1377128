"""The pages of a site: path, language, title, body, alternates; knows neither MkDocs nor the disk."""

from klausa.pages.page import Asset, Page
from klausa.pages.site import Options, Site, site

__all__ = ["Asset", "Options", "Page", "Site", "site"]
