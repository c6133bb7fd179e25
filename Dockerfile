# unres as a command: docker run --rm -v "$PWD:/work" unres convert texts -o out
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml setup.py README.md LICENSE ./
COPY pipeline pipeline
COPY schemas schemas
COPY docs/unres.1 docs/unres.1
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels '.[text,archive]'

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels 'unres[text,archive]'
# What is written into a mounted folder belongs to the user that --user names.
WORKDIR /work
ENTRYPOINT ["unres"]
CMD ["--help"]
