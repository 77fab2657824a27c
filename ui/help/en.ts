/** Help in English, one text a role. */
import type { HelpTexts } from './help.ts'

export const helpEn: HelpTexts = {
  office: {
    what: 'You score your own unit: you enter facts and attach evidence. The points follow from the rules of the framework; you add up nothing.',
    steps: [
      {
        does: 'Open “My work”. The card “Self-score” says until when, and how each domain stands: not started, in progress, evidence missing, has errors, done.',
        picture: { id: 'office-home', shows: 'My work, with the card of the self-score and its domains.' },
      },
      {
        does: 'Choose a domain and enter facts. Enter goes to the next field; points and reason appear as you leave one. There is no save button: “Saved” means that the server has it.',
        picture: { id: 'office-form', shows: 'A domain of the form: fields, points and evidence.' },
      },
      {
        does: 'Where evidence is required, choose a PDF, picture, Word or Excel file. Where there is none, write a note to the council.',
      },
      { does: 'What had no occasion in the period is marked so, with the reason. The council looks at it.' },
      {
        does: 'Open “Check and submit”, mend what is listed, then submit. Note the number of the receipt. Where the leader confirms, say that the form is ready.',
      },
      {
        does: 'What the council asks in clarification stands in “My work”. Open each criterion, answer, and add papers in time.',
      },
    ],
    trouble: [
      {
        when: 'The network fails while you type',
        then: 'Go on. What you enter is kept in the browser and sent later; do not sign out before that.',
      },
      { when: '“Has errors”', then: 'A field cannot be read. The words beside it say why.' },
      { when: '“Conflict”', then: 'A colleague changed the same criterion. Compare both and choose one.' },
      { when: 'A mistake after submission', then: 'Ask the council to return the form while self-scoring lasts.' },
    ],
    ask: 'About figures: the leader of your unit. About scoring, extensions, returned forms: the council. About your account: the administrator.',
  },
  leader: {
    what: 'You answer for the form of your unit: you look it over, confirm and submit it. You may enter and change facts as your staff do.',
    steps: [
      {
        does: 'Open “My work”. Once your staff call the form ready, “Confirm and submit” stands under “To do”.',
        picture: { id: 'leader-home', shows: 'My work of a leader.' },
      },
      {
        does: 'Open the table: one row a criterion with points, what is missing, and “Change”. Press “Change”, then “Why?”, to see how the points of that criterion come about.',
      },
      { does: 'What is not right you change yourself or have changed; a changed form is called ready once more.' },
      { does: 'Press “Submit the self-score”. Then the content is locked. Print the receipt.' },
      {
        does: 'Once the result is published, open “Result of …” (your unit) under “My work”: points, and why the council changed some.',
      },
    ],
    trouble: [
      {
        when: 'It cannot be submitted',
        then: 'The top of the page lists what is missing; each entry leads to its field.',
      },
      { when: 'Time runs out', then: 'Ask the chair or the administrator for an extension, with the reason.' },
      {
        when: 'You do not agree with the result',
        then: 'Answer in clarification; after publication ask the council for a correction.',
      },
    ],
    ask: 'About the form: whoever filled it in. About appraisal and extensions: the council. About your account: the administrator.',
  },
  council: {
    what: 'You appraise what was delegated to you: agree, change with a reason, or ask for an explanation.',
    steps: [
      {
        does: 'Open “My work”. The card “Appraise” says until when, how many criteria of each of your domains are decided, and which units are left.',
        picture: { id: 'council-home', shows: 'My work of a member of the council.' },
      },
      {
        does: 'Open a unit and a domain. Press = to accept, arrow down for the next criterion.',
        picture: {
          id: 'council-desk',
          shows: 'The desk: each criterion with the facts of the office and what can be decided.',
        },
      },
      {
        does: 'Where a fact is wrong, change it or give other points. Always state the reason: the office reads it after publication.',
      },
      { does: 'Where you have a question, ask for an explanation. The office answers in clarification.' },
      { does: 'A large change needs a second appraiser. It stands apart in “My work”; decide independently.' },
    ],
    trouble: [
      {
        when: 'You can only read',
        then: 'The part is delegated to somebody else, or it is not time yet; the page says which.',
      },
      {
        when: 'You accepted by mistake',
        then: 'Press “Undo”, or open the criterion and decide again before publication.',
      },
      { when: 'It is your own unit', then: 'You do not appraise it; somebody else does.' },
    ],
    ask: 'About delegation and differing appraisals: the chair. About your account: the administrator.',
  },
  chair: {
    what: 'You lead the council: you decide where two appraisers differ, give more time for a reason, and publish.',
    steps: [
      { does: 'Open “My work”. What waits for you stands first; of all else it says who acts next.' },
      {
        does: 'On the page of the round, give a unit more time for a reason. Where the round was made with delegation, give domains to members under “Dates and delegation”; the dates for all are changed by the administrator.',
      },
      { does: 'Where two appraisers differ, read both and decide.' },
      {
        does: 'On the page of the round, “Next step” lists what is missing. When nothing is, go on or publish.',
        picture: { id: 'chair-round', shows: 'A round with its next step and how far each unit is.' },
      },
      {
        does: 'Where a published result is wrong, ask for a correction. Another person approves; the old ranking stays.',
      },
    ],
    trouble: [
      {
        when: 'It cannot be published yet',
        then: 'Criteria are undecided or wait for a second appraiser; the list leads to each.',
      },
      {
        when: 'You cannot approve your own request',
        then: 'As it should be: corrections, other versions and cancelling what is published take two people.',
      },
      { when: 'A unit of yours is in the round', then: 'Somebody else publishes it.' },
    ],
    ask: 'About scoring: the author of the framework. About accounts, units and rounds: the administrator.',
  },
  administrator: {
    what: 'You prepare everything for the others: units, people, rounds. You score nothing.',
    steps: [
      { does: 'Set up the second factor under “Account” and keep the recovery codes.' },
      {
        does: 'Open “Administration”: add units, add people one by one or from a spreadsheet, send the links. Each link works once within 7 days.',
        picture: { id: 'administrator-home', shows: 'Administration with units, people and rounds.' },
      },
      {
        does: 'Make a round: framework, units, period, and the last day of each stage. Enter targets and attributes of units where the framework needs them.',
      },
      { does: 'Open the round. From then on offices can enter, and framework and units stay as they are.' },
      {
        does: 'Follow it in “My work”: who has not submitted, what waits to be moved on, which requests wait for a second person.',
      },
    ],
    trouble: [
      { when: 'Somebody lost a password or telephone', then: 'Open their page and choose “Reset, with a new link”.' },
      {
        when: 'A round cannot be opened',
        then: 'Its framework is not published, targets are missing, or the deadline is over; the page of the round names each, with the command to run.',
      },
      { when: 'Somebody leaves', then: 'End the role or the account; what they did stays in the journal.' },
    ],
    ask: 'About the server and backups: whoever runs the server. About scoring: the author of the framework.',
  },
  auditor: {
    what: 'You read everything of the rounds and change nothing. Each figure can be traced to facts, people and rules.',
    steps: [
      { does: 'Open “My work” to see which rounds run, at which stage, and who acts next.' },
      {
        does: 'Open “Journal”: each entry is a sentence, who did what, to what, from what to what. Filter by day, person and act; download it as CSV.',
        picture: { id: 'auditor-journal', shows: 'The journal with its filters and sentences.' },
      },
      {
        does: 'The top of the journal says whether each entry follows from the one before, and if not, which is the first that does not.',
      },
      { does: 'Check a receipt by its number and whole code; whoever holds one can do so, without an account.' },
      {
        does: 'In a ranking, open a unit to see why each criterion has its points; download the answers to score them again.',
      },
    ],
    trouble: [
      {
        when: 'A receipt is not in the journal',
        then: 'Look at number and code again. If they are right, the journal was replaced: keep the print and report it.',
      },
      {
        when: '“A person whose data was erased”',
        then: 'The name was erased on request; what was done stays, and the chain is whole.',
      },
    ],
    ask: 'About decisions: the chair. About data and backups: the administrator.',
  },
  author: {
    what: 'You write frameworks: criteria, maxima, rules. Every change is a new version.',
    steps: [
      {
        does: 'Open “Frameworks”, choose one and press “Write from this framework”: its next version, a framework of your own that extends it, or a copy under another id.',
      },
      {
        does: 'Change points and rules in the “Table”, or in the “YAML”; the two are one. The total and the errors are there at once, every step can be undone, the draft saves itself.',
        picture: {
          id: 'author-draft',
          shows: 'A draft: the table of criteria, the total and the errors at the bottom.',
        },
      },
      {
        does: 'See the “Form” as a unit will, and fill it in on trial; see which “Examples” give another result; “Try on an earlier year” tells who would move.',
      },
      {
        does: 'Open “Compare and publish”: which changes change results, which version it has to be at least, what is missing. What is published never changes, and rounds open by it at once.',
      },
      {
        does: 'Who likes the command line better writes files under frameworks (the smallest: frameworks/README.md), runs “npx khung lint”, “npx khung test”, “npx khung publish id@version” and starts the server again.',
      },
      {
        does: 'Open “Compare frameworks” and choose two versions. Each change has a level: changes results, changes meaning, information. Below, “Try on an earlier year” scores a published round again under the later version: who moves, by which criteria.',
        picture: { id: 'author-comparison', shows: 'Two versions of a framework compared.' },
      },
      { does: 'A round that is open keeps its version. Moving it takes two people, who see every score that changes.' },
    ],
    trouble: [
      {
        when: 'A framework is not offered for a round',
        then: 'It has errors, or the server was not started again since the file was added.',
      },
      {
        when: 'Somebody else changes the same draft',
        then: 'Neither overwrites the other: the page asks which one stays, and hands out the other as a file.',
      },
      {
        when: 'A version is refused',
        then: 'The step is too small for the change; “Compare and publish” says which version it has to be, and sets it with one press.',
      },
    ],
    ask: 'About criteria: the authority that issued them. About the server: the administrator.',
  },
  survey: {
    what: 'You enter the results of the survey for each unit. You see the criteria of the survey and nothing else.',
    steps: [
      { does: 'Open “My work”. The card says until when, and how many results are left.' },
      {
        does: 'Enter the result of each unit and press “Save” in its row.',
        picture: { id: 'survey-points', shows: 'Entering the results of the survey, by unit.' },
      },
      { does: 'Results can be changed until the council publishes; each change is in the journal.' },
    ],
    trouble: [
      { when: 'Nothing can be entered', then: 'The round is not in appraisal yet; the page says where it is.' },
      { when: 'A round is missing', then: 'It has no survey, or is not open.' },
    ],
    ask: 'About the points of the survey: the council. About your account: the administrator.',
  },
}
