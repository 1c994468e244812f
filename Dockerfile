# Zhengfa Archive with what `make run` installs, and nothing else. `compose.yaml` runs it.
FROM python:3.11-slim

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE config.yaml ./
COPY portals ./portals
COPY zhengfa ./zhengfa
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --system --create-home zhengfa \
    && mkdir /data && chown zhengfa /data

USER zhengfa
ENV ZHENGFA_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["zhengfa"]
CMD ["serve", "--host", "0.0.0.0"]
