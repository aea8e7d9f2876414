# Java 17, the one that all tests run on
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/maven mvn -B -ntp -Dmaven.repo.local=/maven package -Dmaven.test.skip=true

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin faultline
# from what changes least to what changes most
COPY --from=build /build/target/quarkus-app/lib /opt/faultline/lib
COPY --from=build /build/target/quarkus-app/quarkus /opt/faultline/quarkus
COPY --from=build /build/target/quarkus-app/quarkus-run.jar /opt/faultline/
COPY --from=build /build/target/quarkus-app/app /opt/faultline/app
# the folders rules and config are mounted here; with a database and a mail server of yours it writes to /tmp alone
WORKDIR /faultline
USER 10001:10001
EXPOSE 8080
# a command in place of serve: docker compose run --rm faultline check
ENTRYPOINT ["java", "-jar", "/opt/faultline/quarkus-run.jar"]
