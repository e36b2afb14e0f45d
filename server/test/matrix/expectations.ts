import { aboutApps } from './about-apps.ts'
import { aboutAudit } from './about-audit.ts'
import { aboutBindings } from './about-bindings.ts'
import { aboutCalendars } from './about-calendars.ts'
import { aboutCustomers } from './about-customers.ts'
import { aboutDoors } from './about-doors.ts'
import { aboutFolders } from './about-folders.ts'
import { aboutItems } from './about-items.ts'
import { aboutLocks } from './about-locks.ts'
import { aboutMessages } from './about-messages.ts'
import { aboutNotices } from './about-notices.ts'
import { aboutOrgChart } from './about-org-chart.ts'
import { aboutPeople } from './about-people.ts'
import { aboutPeopleWhoWrite } from './about-people-who-write.ts'
import { aboutProcesses } from './about-processes.ts'
import { aboutRouting } from './about-routing.ts'
import { aboutSearch } from './about-search.ts'
import { aboutSessions } from './about-sessions.ts'
import { aboutSettings } from './about-settings.ts'
import { aboutTemplates } from './about-templates.ts'
import type { Row } from './row.ts'

/** Who gets what of every endpoint: an endpoint without a row here fails the matrix [T-40]. Reviewed by hand; see product.md §2. */
export const expectations: Record<string, Row> = {
  ...aboutSettings,
  ...aboutPeople,
  ...aboutOrgChart,
  ...aboutDoors,
  ...aboutCalendars,
  ...aboutPeople,
  ...aboutRouting,
  // While the sessions of the world are as they were made.
  ...aboutPeopleWhoWrite,
  ...aboutSearch,
  ...aboutBindings,
  ...aboutLocks,
  ...aboutMessages,
  ...aboutNotices,
  ...aboutCustomers,
  ...aboutSessions,
  ...aboutCustomers,
  ...aboutSessions,
  ...aboutApps,
  ...aboutAudit,
  ...aboutItems,
  ...aboutTemplates,
  ...aboutFolders,
  ...aboutProcesses,
}
