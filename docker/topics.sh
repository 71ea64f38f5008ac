#!/usr/bin/env bash
# Run at every start, before the services: the same topics as io.headgate.standalone.TopicCatalogue makes.
# Makes what is missing and gives what exists its settings; partitions are never changed, because the order per lead would break.
#   HEADGATE_KAFKA              the broker's address (kafka:9092)
#   HEADGATE_TOPIC_REPLICAS     copies of each topic: 1 on one broker, 3 in production
#   HEADGATE_TOPIC_MIN_INSYNC   how many of them must have a record: 2 with 3 copies
set -euo pipefail

broker=${HEADGATE_KAFKA:-kafka:9092}
replicas=${HEADGATE_TOPIC_REPLICAS:-1}
min_insync=${HEADGATE_TOPIC_MIN_INSYNC:-1}
existing=""

topic() {
  local name=$1 partitions=$2 settings
  shift 2
  settings=$(printf '%s\n' "$@" "min.insync.replicas=$min_insync" | grep -v -x -e --config -e '')
  if grep -q -x -F "$name" <<< "$existing"; then
    /opt/kafka/bin/kafka-configs.sh --bootstrap-server "$broker" --alter --entity-type topics --entity-name "$name" --add-config "${settings//$'\n'/,}" > /dev/null
  else
    # shellcheck disable=SC2046
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$broker" --create --if-not-exists \
      --topic "$name" --partitions "$partitions" --replication-factor "$replicas" $(sed 's/^/--config /' <<< "$settings")
  fi
}

[ ! -x /opt/kafka/bin/kafka-topics.sh ] || existing=$(/opt/kafka/bin/kafka-topics.sh --bootstrap-server "$broker" --list)

week=604800000
for work in headgate.leads.received headgate.leads.validated headgate.leads.routed; do
  topic "$work" 12 --config retention.ms=$week
  topic "$work.dlt" 1 --config retention.ms=-1
done
topic headgate.lead-events 12 --config retention.ms=-1
topic headgate.lead-events.dlt 1 --config retention.ms=-1
topic headgate.config 1 --config cleanup.policy=compact --config min.compaction.lag.ms=$week --config max.message.bytes=16777216
