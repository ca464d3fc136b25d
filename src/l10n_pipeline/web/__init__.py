"""The review page: requests become calls of `l10n_pipeline.pipeline.reviewing`, what it answers becomes HTML.

It is a server for one person at this computer. Starlette and uvicorn are imported when a page is served.
"""
