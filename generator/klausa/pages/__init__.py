"""The pages of a site: path, language, title, body, alternates; knows neither MkDocs nor the disk."""

from klausa.pages.site import Asset, Page, Site, site

__all__ = ["Asset", "Page", "Site", "site"]
