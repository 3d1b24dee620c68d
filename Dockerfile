# One node of Tocsin. Without TOCSIN_POSTGRES and TOCSIN_REDIS it embeds both stores under /data: mount a volume there.

FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
# Everything that is pinned, checked by hash; what the node does not need stays in this stage.
RUN pip download --quiet --require-hashes --only-binary :all: --requirement requirements.lock --dest /wheels
RUN pip install --quiet --no-index --find-links /wheels hatchling
COPY pyproject.toml README.md ./
COPY engine engine
COPY shards shards
COPY protos protos
COPY api api
RUN pip wheel --quiet --no-index --no-build-isolation --no-deps --wheel-dir /wheels . \
    && python -m venv /opt/tocsin \
    && /opt/tocsin/bin/pip install --quiet --no-index --find-links /wheels tocsin \
    && /opt/tocsin/bin/python -m compileall -q /opt/tocsin/lib

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin tocsin
COPY --from=build /opt/tocsin /opt/tocsin
ENV PATH=/opt/tocsin/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TOCSIN_DATA=/data \
    TOCSIN_HTTP=0.0.0.0:8080 \
    TOCSIN_GRPC=0.0.0.0:8081 \
    TOCSIN_LOG_FORMAT=json
USER tocsin
WORKDIR /data
VOLUME /data
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "api.probe"]
ENTRYPOINT ["tocsin"]
CMD ["serve"]
