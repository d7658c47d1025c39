# syntax=docker/dockerfile:1
# Two stages: the folder that `./datifyy image --layout` makes anywhere, and a small system around it. Nothing is built
# here that the command does not build without Docker too. A test reads this file.
#
# Both bases are named by their releases, not by digests: a build takes the mends of Ubuntu and of the JDK that there are
# (`docker build --pull`), and what was deployed stays the image that was built. Whoever wants a build to be repeatable
# rather than mended appends the digests that `docker buildx imagetools inspect` tells.

FROM eclipse-temurin:25-jdk-noble AS build
# PostgreSQL, on which the cache of classes is trained, does not run as root.
RUN useradd --create-home --uid 10002 build
USER 10002
WORKDIR /home/build/datifyy
COPY --chown=10002:10002 . .
RUN --mount=type=cache,target=/home/build/.m2,uid=10002,gid=10002 \
    ./datifyy image --layout /home/build/app

FROM ubuntu:24.04
# Platforms let a group read files with secrets, of which the first one of a system is the usual one (1000).
RUN groupadd --force --gid 1000 secrets && \
    useradd --uid 10001 --groups 1000 --no-create-home --shell /usr/sbin/nologin datifyy
COPY --from=build /home/build/app /app
# Nobody can change what runs, nor put a file with settings where it is started: the files belong to root.
USER 10001
WORKDIR /app
ENV PATH=/app:$PATH
# The cache of classes has to fit here, too: with this option Java refuses to start without it.
RUN JAVA_TOOL_OPTIONS=-XX:AOTMode=on /app/datifyy serve --help
# REST and Connect; 9090 is gRPC, for the private network.
EXPOSE 8080 9090
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["/app/healthy"]
# `env` and the script both give way to what they start, so Java is process 1 and gets SIGTERM. A platform may replace
# the command, by `/app/datifyy migrate` for one, or put its own behind the entry point: both work.
ENTRYPOINT ["/usr/bin/env"]
CMD ["/app/datifyy", "serve"]
