# syntax=docker/dockerfile:1
# The bot in an image: docs/operations.md, "In containers". Nothing in it can be written but /data and /tmp.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
WORKDIR /app
RUN python -m venv .venv
# The lock before the code: a change of a sentence installs nothing anew.
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY deploy/install.sh deploy/
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY bot bot
COPY content content
COPY handlers handlers
COPY scheduler scheduler
RUN sh deploy/install.sh .venv requirements.lock

FROM ${BASE}
# The data's owner. The folder is in the image, so that a new volume gets its owner and its rights.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    SECONDSTEP_DATA_DIR=/data \
    SECONDSTEP_HOST=0.0.0.0 \
    SECONDSTEP_PORT=8080
VOLUME /data
EXPOSE 8080
# Alive while the loop turns and the clock ticks; without a database too, since a restart would not bring that back.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ['SECONDSTEP_PORT'] + '/health/live', timeout=4)"]
ENTRYPOINT ["secondstep"]
CMD ["run"]
