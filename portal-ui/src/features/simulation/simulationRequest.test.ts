import { describe, expect, it } from 'vitest';
import { simulationRequest, type SimulationForm } from './simulationRequest';

const empty: SimulationForm = {
  by: 'lead',
  leadId: '',
  moment: 'now',
  serviceLine: '',
  segment: 'residential',
  zip: '',
  source: '',
  version: 'live',
  endpoint: '',
  changed: '',
  price: '',
  status: '',
  capPer: '',
  capLimit: '',
  open: '',
};
const sent = (asking: Partial<SimulationForm>) =>
  JSON.parse(JSON.stringify(simulationRequest({ ...empty, ...asking }))) as unknown;

describe('simulationRequest', () => {
  it('asks about a lead that was received', () => {
    expect(sent({ leadId: ' lead_1 ', moment: 'original', version: '12', endpoint: 'dealer-114' })).toEqual({
      lead_id: 'lead_1',
      moment: 'original',
      version: 12,
      endpoint: 'dealer-114',
    });
  });

  it('asks about a lead that is made up', () => {
    expect(sent({ by: 'facts', serviceLine: 'termite', zip: '78717', version: 'draft' })).toEqual({
      lead: { service_line: 'termite', segment: 'residential', address: { zip: '78717' } },
      version: 'draft',
    });
  });

  it('says only what is different', () => {
    expect(sent({ leadId: 'l', changed: 'e', capPer: 'day', capLimit: '50' })).toMatchObject({
      overrides: [{ endpoint: 'e', caps: [{ per: 'day', limit: '50' }] }],
    });
    expect(sent({ leadId: 'l', changed: 'e', capPer: 'day', open: 'always' })).toMatchObject({
      overrides: [{ endpoint: 'e', hours: {}, caps: [{ per: 'day' }] }],
    });
  });
});
