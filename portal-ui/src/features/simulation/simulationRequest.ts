/** What the form holds: all of it text. */
export interface SimulationForm {
  by: string;
  leadId: string;
  moment: string;
  serviceLine: string;
  segment: string;
  zip: string;
  source: string;
  version: string;
  endpoint: string;
  changed: string;
  price: string;
  status: string;
  capPer: string;
  capLimit: string;
  open: string;
}

const orNothing = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** The form as the API wants it; what is empty is not said. */
export function simulationRequest(asking: SimulationForm) {
  const lead =
    asking.by === 'lead'
      ? { lead_id: orNothing(asking.leadId), moment: asking.moment }
      : {
          source_id: orNothing(asking.source),
          lead: {
            service_line: orNothing(asking.serviceLine),
            segment: asking.segment,
            address: { zip: orNothing(asking.zip) },
          },
        };
  return {
    ...lead,
    version: /^\d+$/.test(asking.version) ? Number(asking.version) : asking.version,
    endpoint: orNothing(asking.endpoint),
    overrides: overrides(asking),
  };
}

function overrides(asking: SimulationForm) {
  const endpoint = orNothing(asking.changed);
  if (!endpoint) return undefined;
  return [
    {
      endpoint,
      price: orNothing(asking.price),
      status: orNothing(asking.status),
      hours: asking.open === 'always' ? {} : undefined,
      caps: asking.capPer === '' ? undefined : [{ per: asking.capPer, limit: orNothing(asking.capLimit) }],
    },
  ];
}
