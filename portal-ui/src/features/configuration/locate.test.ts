import { lineOf, positionOf, saidOf, segments } from './locate';

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
  expect(segments('clients[dealer.114].endpoints[crm 1].price')).toEqual([
    'clients',
    'dealer.114',
    'endpoints',
    'crm 1',
    'price',
  ]);
});

const finding = (path: string, detail: string, line?: number, column?: number) => ({ path, detail, line, column });

test.each([
  [finding('', 'Line 76, column 4: expected <block end>'), { line: 76, column: 4 }],
  [finding('', 'Line 3: duplicate key'), { line: 3, column: undefined }],
  [finding('', 'expected <block end>', 76, 4), { line: 76, column: 4 }],
  [finding('vendors[0].name', 'is no name', 6), { line: 6, column: undefined }],
  [finding('vendors[0].name', 'line 9 of the address is missing'), { line: 6, column: undefined }],
  [finding('', 'there is no brand'), undefined],
])('%j stands where it says or where its path leads, and nowhere else', (found, position) => {
  expect(positionOf(yaml, found)).toEqual(position);
});

test('the place is not said twice', () => {
  expect(saidOf('Line 76, column 4: expected <block end>')).toBe('Expected <block end>');
  expect(saidOf('is no name')).toBe('Is no name');
});
