#!/usr/bin/env bash
# Run once by the topics container: the same topics as io.headgate.standalone.TopicCatalogue makes.
set -euo pipefail

topic() {
  local name=$1 partitions=$2
  shift 2
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor 1 "$@"
}

week=604800000
for work in headgate.leads.received headgate.leads.validated headgate.leads.routed; do
  topic "$work" 12 --config retention.ms=$week
  topic "$work.dlt" 1 --config retention.ms=-1
done
topic headgate.lead-events 12 --config retention.ms=-1
topic headgate.lead-events.dlt 1 --config retention.ms=-1
topic headgate.config 1 --config cleanup.policy=compact --config min.compaction.lag.ms=$week --config max.message.bytes=16777216
