"""The history of the tables. Run by ``bot.storage.schema``; no alembic.ini and no working directory is needed."""
