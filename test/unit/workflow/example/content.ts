/** What people write into the documents of the example: values by field, as `planwright set` takes them. */
export type Content = Readonly<Record<string, string | readonly unknown[] | object>>;

const table = (...rows: readonly (readonly string[])[]): object => ({ rows });

export const REQUIREMENTS: Content = {
  '1/summary':
    'Operators hear within two minutes that a weather station has fallen silent, so that somebody drives out the same day.',
  '1/stakeholders': [
    'Operators of the network, who look at a map today and miss gaps',
    'Field team, who need place and time of the last reading',
  ],
  '2/value': 'A silent station is found on the day it fails, not at the end of the month.',
  '2/impact': 'Operation of the network and planning of the field team',
  '2/measures-of-success': [
    'Median time from the last reading to the alert under 2 minutes',
    'Gaps of more than a day under 3 a month',
  ],
  '3/us-1/as': 'Operator',
  '3/us-1/i-want': 'to be told when a station sends nothing',
  '3/us-1/so-that': 'somebody is sent before data is lost',
  '3/us-1/acceptance-criteria': [
    {
      text: 'Given a station that sent a reading, when 10 minutes pass without another, then one alert names the station and the time',
      state: 'open',
    },
    { text: 'Given an alert, when the station sends again, then the alert is closed by itself', state: 'open' },
  ],
  '3/us-2/as': 'Operator',
  '3/us-2/i-want': 'to silence a station that is being repaired',
  '3/us-2/so-that': 'alerts stay worth reading',
  '3/us-2/acceptance-criteria': [
    {
      text: 'Given a silenced station, when it sends nothing, then no alert is made until the time that was given',
      state: 'open',
    },
  ],
  '4/table': table(
    ['Check of all stations', 'p95 duration', '500 ms for 1,000 stations'],
    ['Alert', 'time from the check to the message', '30 s'],
  ),
  '5/list': [
    'Only operators see and silence alerts; a test tries it without signing in',
    'Messages carry the name of a station and no place; a test reads one',
  ],
  '6/list': ['The client reads stations over HTTP only; nothing listens'],
  '7/list': [
    '`latest` in the client, which gives the last reading of a station',
    'The message service of the operators',
  ],
  '8/table': table([
    'Alerts for stations that are only slow',
    'Medium',
    'Ten minutes without a reading, and a count of how often it was wrong',
  ]),
};

export const DESIGN: Content = {
  '1/approach':
    'A timer asks for the latest reading of every station and keeps one state for each: sending, silent, silenced.',
  '1/diagram': 'timer -> watcher -> client -> stations\n           |\n           +-> alerts -> message service',
  '2/component-1/responsibility': 'Knows when a station counts as silent; sends nothing itself',
  '2/component-1/interfaces': ['`check(stations)`: the states that changed'],
  '2/component-1/data-flow': 'Stations and their latest readings in, changed states out',
  '3/table': table(['POST', '/stations/{id}/silence', 'Until when', '204', '404 unknown station']),
  '4/table': table(['station_state', 'New', 'station text, state text, since timestamp, until timestamp', 'station']),
  '4/access-rules': 'Operators read and write all rows; nobody else may, enforced in the service',
  '4/migrations': 'One new table; nothing that is there changes',
  '5/flow-1/fence':
    'timer -> watcher: check\nwatcher -> client: latest(station)\nwatcher -> alerts: silent(station, since)',
  '6/list': ['Message service, by its HTTP interface; while it is away, alerts wait in the table'],
  '7/authentication-authorization': 'The session of the operators’ page; the role "operator" for both calls',
  '7/input-validation': 'The time of a silence lies in the future and within 30 days',
  '7/data-protection': 'Messages and logs hold the name of a station only',
  '7/implementation-plan': 'The role check first, then the limits of a silence',
  '8/targets': '1,000 stations in 500 ms: requests in parallel, 50 at once',
  '8/caching': 'None: a reading that is kept is the very thing that hides a silent station',
  '9/list': ['A station that cannot be reached counts as silent after 10 minutes, and is logged once'],
  '10/list': [
    'Unit tests of the watcher with a clock of their own',
    'One integration test against a station that stops',
  ],
};

/** What the review asks for. */
export const DESIGN_IMPROVED: Content = {
  '9/list': [
    'A station that cannot be reached counts as silent after 10 minutes, and is logged once',
    'Readings with a time in the future are left out: a clock that is wrong must not hide a silent station',
  ],
};

const TASK = {
  approach: 'By the patterns of the client, with the clock as an argument',
  'integration-points': '`latest` of the client',
};

export const TASKS: Content = {
  '1/approach': 'From the rule to the message, so that each step can be tried',
  '1/coverage-target': '90 % of new lines, by the unit tests',
  '2/people': table(['Ben Lind', 'backend', '8'], ['Cleo Marsh', 'backend, testing', '8']),
  '3/sprints': table(['1', '10', 'A silent station is found'], ['2', '10', 'Operators are told']),
  '4/task-1/description': 'The rule that tells when a station is silent',
  '4/task-1/depends-on': 'None',
  '4/task-1/points': '5',
  '4/task-1/hours': '16',
  '4/task-1/skill': 'backend',
  '4/task-1/tests': 'Unit tests of every change of state, 95 %',
  '4/task-1/performance': '1,000 stations in 500 ms',
  '4/task-2/description': 'The table of states, and its migration',
  '4/task-2/depends-on': 'TASK-1',
  '4/task-2/points': '3',
  '4/task-2/hours': '8',
  '4/task-2/skill': 'backend',
  '4/task-2/tests': 'Integration test that reads back what was written, 90 %',
  '4/task-2/performance': 'A state is read in 20 ms',
  '4/task-3/description': 'Alerts to the message service, and their end',
  '4/task-3/depends-on': 'TASK-2',
  '4/task-3/points': '5',
  '4/task-3/hours': '16',
  '4/task-3/skill': 'backend',
  '4/task-3/tests': 'Integration test with a service that is away, 90 %',
  '4/task-3/performance': 'A message leaves within 30 s',
  '4/task-4/description': 'A run over a day with stations that stop',
  '4/task-4/depends-on': 'TASK-3',
  '4/task-4/points': '3',
  '4/task-4/hours': '10',
  '4/task-4/skill': 'testing',
  '4/task-4/tests': 'The run itself; coverage is that of the others',
  '4/task-4/performance': 'None (it measures the others)',
  ...Object.fromEntries(
    [1, 2, 3, 4].flatMap((at) => Object.entries(TASK).map(([id, value]) => [`4/task-${at}/${id}`, value])),
  ),
  '5/table': table(['The message service changes', 'Medium', 'Low', 'A test against its contract each night']),
};

export const REVIEW: Content = {
  '1/documents': [
    '`docs/features/station-alerts/requirements.md` – as approved',
    '`docs/features/station-alerts/design.md` – as approved',
    '`docs/features/station-alerts/tasks.md` – as approved',
  ],
  '2/technical-review/verdict': 'Concerns',
  '2/technical-review/notes': 'The watcher is small and can be tested; clocks of stations are trusted without a reason',
  '2/business-alignment/verdict': 'Pass',
  '2/business-alignment/notes': 'It saves the trips that operators complained about',
  '2/implementation-feasibility/verdict': 'Pass',
  '2/implementation-feasibility/notes': 'Two sprints for two people',
  '2/quality-standards/verdict': 'Pass',
  '2/quality-standards/notes': 'Every task has tests and figures',
  '2/risk-analysis/verdict': 'Concerns',
  '2/risk-analysis/notes': 'A wrong clock hides a silent station',
  '4/improvements': ['Say what happens to readings with a time in the future'],
  '4/reopens': ['Gate 2'],
  '6/recommendation': 'Reject',
  '6/reasons': 'One gap in the design, which is small and matters',
};

export const REVIEW_AGAIN: Content = {
  '2/technical-review/verdict': 'Pass',
  '2/technical-review/notes': 'Readings from the future are left out now',
  '2/risk-analysis/verdict': 'Pass',
  '2/risk-analysis/notes': 'The risk of wrong clocks is answered in the design',
  '6/recommendation': 'Approve',
  '6/reasons': 'The gap is closed, and all else was sound',
};

export const IMPLEMENTED: Content = {
  '5/deliverables': [
    '`src/stations.ts` – Functional code implementation',
    '`test/stations.test.ts` – Unit and integration tests',
    '`README.md` – Updated documentation',
    '`docs/features/station-alerts/tasks.md` – Deployment artifacts, by task',
  ],
};

export const TESTED: Content = {
  '6/deliverables': [
    '`test/stations.test.ts` – Test suite',
    '`test/stations.test.ts` – Test coverage reports',
    '`requests/stations.bugfix.md` – Bug reports and resolutions',
    '`docs/features/station-alerts/design.md` – Performance benchmarks',
    '`docs/features/station-alerts/requirements.md` – User acceptance validation',
  ],
};

export const STEERING = `---
inclusion: always
---

# What every feature of the station client keeps to

### Gate 1: Requirements Approval

- [ ] Personal data named, or its absence

### Gate 2: Design Approval

- [ ] Nothing listens on a station

### Gate 5: Implementation Complete

- [ ] Public functions are documented
`;

export const APPROVERS = `{
  "people": [
    { "name": "Ada Okafor", "roles": ["product-manager"] },
    { "name": "Ben Lind", "roles": ["technical-lead"] },
    { "name": "Cleo Marsh", "roles": ["qa", "developer"] }
  ]
}
`;
