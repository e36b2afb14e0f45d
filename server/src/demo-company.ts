/** The sample company. Its passwords are well known, so it is there on loopback only. */
export const company = 'Northwind'
export const password = 'northwind-sample-2026'

export interface DemoPerson {
  name: string
  position: string
  /** What they do in Parley, for the list that is printed. */
  role: string
  groups: string[]
  online: boolean
}

const travel = 'Travel desk'
const members = 'Member services'
const it = 'IT help desk'
const leads = 'Team leads'

export const administrator: DemoPerson = {
  name: 'Olivia Brandt',
  position: 'Head of Customer Care',
  role: 'administrator, supervisor of all live chats',
  groups: ['Administrators', leads],
  online: true,
}

const operator = (name: string, position: string, group: string, online: boolean): DemoPerson => ({
  name,
  position,
  role: `operator of ${group}`,
  groups: [group],
  online,
})
const employee = (name: string, position: string): DemoPerson => ({
  name,
  position,
  role: `employee, writes to ${it}`,
  groups: [],
  online: false,
})

export const people: DemoPerson[] = [
  {
    name: 'Jonas Weber',
    position: 'Team Lead',
    role: `supervisor, operator of ${travel}`,
    groups: [travel, leads],
    online: true,
  },
  operator('Ann Kowalski', 'Travel Agent', travel, true),
  operator('Ben Adeyemi', 'Travel Agent', travel, true),
  operator('Carla Rossi', 'Travel Agent', travel, false),
  operator('Elena Popescu', 'Member Advisor', members, true),
  operator('Farid Haddad', 'Member Advisor', members, true),
  operator('Grace Lin', 'Member Advisor', members, false),
  operator('Hugo Martin', 'IT Support', it, true),
  operator('Ines Silva', 'IT Support', it, false),
  employee('Kim Larsen', 'Accountant'),
  employee('Liam Murphy', 'Marketing Manager'),
  employee('Mia Novak', 'Buyer'),
]

export const groups = [travel, members, it, leads]

export interface DemoChat {
  name: string
  greeting: string
  colour: string
  /** Which recorded dialogues belong here; none: it is for employees. */
  topics?: RegExp
}

export const chats: DemoChat[] = [
  {
    name: travel,
    greeting: 'Hello! Flights, hotels, cars: tell us where you want to go.',
    colour: '#2f6f5e',
    topics: /Flights|Hotels|RentalCars|Buses|RideSharing|Travel|Weather/,
  },
  { name: members, greeting: 'Welcome to Northwind. How can we help you today?', colour: '#7a4b8c', topics: /./ },
  { name: it, greeting: 'Describe what happened, and we will look into it.', colour: '#4a5568' },
]

export function emailOf({ name }: Pick<DemoPerson, 'name'>): string {
  return `${name.split(' ')[0]!.toLowerCase()}@northwind.example`
}

const firstNames =
  `Amara Bruno Chloe Daniel Esther Felix Greta Hana Ivan Julia Kofi Lena Marco Nadia Oscar Priya Quentin Rosa Samir
  Tessa Umar Vera Wanda Yusuf Zoe Aisha Boris Clara Diego Emil`.split(/\s+/)
const lastNames =
  `Abbott Bakker Castillo Dubois Eriksen Ferrari Garcia Horvat Ito Jansen Keller Lopez Meyer Nilsson Okafor Park Quinn
  Rivera Schmidt Tanaka Ueda Vargas Walsh Yilmaz Zeman`.split(/\s+/)

/** The n-th customer's name; no two of the first 750 are the same. */
export function customerName(n: number): string {
  return `${firstNames[n % firstNames.length]} ${lastNames[(n + Math.floor(n / firstNames.length) * 7) % lastNames.length]}`
}
