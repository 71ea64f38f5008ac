import { lineOf, segments } from './locate';

const yaml = `# a network
brand: {id: clearbrook, name: Clearbrook}

vendors:
  - id: searchpros
    name: SearchPros
    sources:
      - id: web
        caps:
          - {limit: 500, per: day}
          - limit: 5
            per: hour
        # a remark
        "contract":
          cost: {model: cpl}
      - id: phone
  - id: owned
clients:
- id: dealer-114
  endpoints:
  - id: crm
    price: "42.00"
`;

test.each([
  ['brand.name', 2],
  ['vendors', 4],
  ['vendors[0].name', 6],
  ['vendors[0].sources[0].caps[0].limit', 10],
  ['vendors[0].sources[0].caps[1].per', 12],
  ['vendors[0].sources[0].contract.cost.model', 15],
  ['vendors[0].sources[1].id', 16],
  ['vendors[0].sources[1].caps', 16],
  ['vendors[1]', 17],
  ['clients[0].endpoints[0].price', 22],
  ['/clients/0/endpoints/0/price', 22],
  ['', 2],
  ['nowhere[3].x', 2],
])('%s stands in line %i', (path, line) => {
  expect(lineOf(yaml, path)).toBe(line);
});

test('keys in brackets may hold anything', () => {
  expect(segments('vendors[0].mapping["a.b"].x')).toEqual(['vendors', 0, 'mapping', 'a.b', 'x']);
  expect(segments('clients[dealer.114].endpoints[crm 1].price')).toEqual(['clients', 'dealer.114', 'endpoints', 'crm 1', 'price']);
});
