export const surveyEn = {
  'survey.title': 'What the survey found',
  'survey.what': 'Enter what the survey found for each unit. Only the criteria of the survey are shown here.',
  'survey.none': 'This round has no survey.',
  'survey.closed': 'What the survey found is entered while the round is in appraisal or before the council.',
  'survey.not-entered': 'Not entered',
  'survey.entered': 'entered by {by} at {time}',
  'survey.save': 'Save',
  'survey.save-of': 'Save {criterion}, {unit}',
  'home.task-survey': 'Enter what the survey found: {round}',
  'home.do-survey': 'Enter the findings',
  'home.see-survey': 'See what the survey found',
} as const
