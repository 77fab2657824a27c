/** The shapes that the pages read and those that the server enforces are the same: each fits the other. */
import type { Static } from 'typebox'
import { describe, expectTypeOf, it } from 'vitest'
import type * as schemas from '../../server/http/schemas.ts'
import type * as api from '../../ui/api.ts'

type Of<Name extends keyof typeof schemas> = Static<
  (typeof schemas)[Name] extends infer S ? (S extends object ? S : never) : never
>

/** Each can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

const same = <A, B>() => expectTypeOf<Same<A, B>>()

describe('the schemas of the server and the types of the pages agree on', () => {
  it('who and where', () => {
    same<api.Role, schemas.Role>().toEqualTypeOf<true>()
    same<api.RoundState, schemas.RoundState>().toEqualTypeOf<true>()
    same<api.Status, Of<'Status'>>().toEqualTypeOf<true>()
    same<api.SetupInput, Of<'SetupInput'>>().toEqualTypeOf<true>()
    same<api.SetupDone, Of<'SetupDone'>>().toEqualTypeOf<true>()
    same<api.Session, Of<'Session'>>().toEqualTypeOf<true>()
    same<api.Unit, Of<'Unit'>>().toEqualTypeOf<true>()
    same<api.User, Of<'User'>>().toEqualTypeOf<true>()
    same<api.Membership, Of<'Membership'>>().toEqualTypeOf<true>()
    same<api.OidcReturn, Of<'OidcReturn'>>().toEqualTypeOf<true>()
    same<api.UnitType, Of<'UnitType'>>().toEqualTypeOf<true>()
    same<api.UnitTypeInput, Of<'UnitTypeInput'>>().toEqualTypeOf<true>()
    same<api.UnitChange, Of<'UnitChange'>>().toEqualTypeOf<true>()
    same<api.Imported, Of<'Imported'>>().toEqualTypeOf<true>()
    same<api.Authority, Of<'Authority'>>().toEqualTypeOf<true>()
    same<api.AuthorityInput, Of<'AuthorityInput'>>().toEqualTypeOf<true>()
    same<api.AuthorityCreated, Of<'AuthorityCreated'>>().toEqualTypeOf<true>()
    same<api.UserInput, Of<'UserInput'>>().toEqualTypeOf<true>()
    same<api.UserReset, Of<'UserReset'>>().toEqualTypeOf<true>()
    same<api.MembershipInput, Of<'MembershipInput'>>().toEqualTypeOf<true>()
    same<api.SessionInfo, Of<'SessionInfo'>>().toEqualTypeOf<true>()
    same<api.FactorSecret, Of<'FactorSecret'>>().toEqualTypeOf<true>()
    same<api.RecoveryCodes, Of<'RecoveryCodes'>>().toEqualTypeOf<true>()
    same<api.InvitationShown, Of<'InvitationShown'>>().toEqualTypeOf<true>()
    same<api.UserCreated, Of<'UserCreated'>>().toEqualTypeOf<true>()
  })

  it('frameworks and rounds', () => {
    same<api.FrameworkSummary, Of<'FrameworkSummary'>>().toEqualTypeOf<true>()
    same<api.LocatedProblem, Of<'LocatedProblem'>>().toEqualTypeOf<true>()
    same<api.Framework, Of<'Framework'>>().toEqualTypeOf<true>()
    same<api.Comparison, Of<'Comparison'>>().toEqualTypeOf<true>()
    same<api.Round, Of<'Round'>>().toEqualTypeOf<true>()
    same<api.JournalStanding, Of<'JournalStanding'>>().toEqualTypeOf<true>()
    same<api.Tasks, Of<'Tasks'>>().toEqualTypeOf<true>()
    same<api.RoundInput, Of<'RoundInput'>>().toEqualTypeOf<true>()
    same<api.FrameworkStanding, Of<'FrameworkStanding'>>().toEqualTypeOf<true>()
    same<api.FrameworkSource, Of<'FrameworkSource'>>().toEqualTypeOf<true>()
    same<api.DraftInput, Of<'DraftInput'>>().toEqualTypeOf<true>()
    same<api.DraftSummary, Of<'DraftSummary'>>().toEqualTypeOf<true>()
    same<api.Draft, Of<'Draft'>>().toEqualTypeOf<true>()
    same<api.UnsubmittedInput, Of<'UnsubmittedInput'>>().toEqualTypeOf<true>()
    same<api.ReminderSent, Of<'ReminderSent'>>().toEqualTypeOf<true>()
    same<api.TransitionInput, Of<'TransitionInput'>>().toEqualTypeOf<true>()
    same<api.DatesInput, Of<'DatesInput'>>().toEqualTypeOf<true>()
    same<api.CorrectionDecision, Of<'CorrectionDecision'>>().toEqualTypeOf<true>()
    same<api.Delegations, Of<'Delegations'>>().toEqualTypeOf<true>()
    same<api.UnitFacts, Of<'UnitFacts'>>().toEqualTypeOf<true>()
    same<api.UnitFactsInput, Of<'UnitFactsInput'>>().toEqualTypeOf<true>()
    same<api.AssessmentSummary, Of<'AssessmentSummary'>>().toEqualTypeOf<true>()
  })

  it('answers and appraisals', () => {
    same<api.SurveyUnit, Of<'SurveyUnit'>>().toEqualTypeOf<true>()
    same<api.SurveyInput, Of<'SurveyInput'>>().toEqualTypeOf<true>()
    same<api.Assessment, Of<'Assessment'>>().toEqualTypeOf<true>()
    same<api.Desk, Of<'Desk'>>().toEqualTypeOf<true>()
    same<api.DeskProgress, Of<'DeskProgress'>>().toEqualTypeOf<true>()
    same<api.Phrase, Of<'Phrase'>>().toEqualTypeOf<true>()
    same<api.AcceptancesInput, Of<'AcceptancesInput'>>().toEqualTypeOf<true>()
    same<api.WithdrawalsInput, Of<'WithdrawalsInput'>>().toEqualTypeOf<true>()
    same<api.Acceptances, Of<'Acceptances'>>().toEqualTypeOf<true>()
    same<api.Withdrawals, Of<'Withdrawals'>>().toEqualTypeOf<true>()
    same<api.AnswerInput, Of<'AnswerInput'>>().toEqualTypeOf<true>()
    same<api.AnswerRecord, Of<'AnswerRecord'>>().toEqualTypeOf<true>()
    same<api.SavedAnswer, Of<'SavedAnswer'>>().toEqualTypeOf<true>()
    same<api.AppraisalInput, Of<'AppraisalInput'>>().toEqualTypeOf<true>()
    same<api.AppraisalRecord, Of<'AppraisalRecord'>>().toEqualTypeOf<true>()
    same<api.AppraisalWaiting, Of<'AppraisalWaiting'>>().toEqualTypeOf<true>()
    same<api.ExplanationRecord, Of<'ExplanationRecord'>>().toEqualTypeOf<true>()
    same<api.HistoryEntry, Of<'HistoryEntry'>>().toEqualTypeOf<true>()
    same<api.Note, Of<'Note'>>().toEqualTypeOf<true>()
    same<api.Citation, Of<'Citation'>>().toEqualTypeOf<true>()
    same<api.EvidenceLink, Of<'EvidenceLink'>>().toEqualTypeOf<true>()
    same<api.Upload, Of<'Upload'>>().toEqualTypeOf<true>()
    same<api.UploadInput, Of<'UploadInput'>>().toEqualTypeOf<true>()
    same<api.Receipt, Of<'Receipt'>>().toEqualTypeOf<true>()
  })

  it('results and refusals', () => {
    same<api.Ranking, Of<'Ranking'>>().toEqualTypeOf<true>()
    same<api.RankingRow, Of<'RankingRow'>>().toEqualTypeOf<true>()
    same<api.Movement, Of<'Movement'>>().toEqualTypeOf<true>()
    same<api.UnitResult, Of<'UnitResult'>>().toEqualTypeOf<true>()
    same<api.JournalEntry, Of<'JournalEntry'>>().toEqualTypeOf<true>()
    same<api.JournalAction, Of<'JournalAction'>>().toEqualTypeOf<true>()
    same<api.ApiToken, Of<'ApiToken'>>().toEqualTypeOf<true>()
    same<api.ApiTokenInput, Of<'ApiTokenInput'>>().toEqualTypeOf<true>()
    same<api.ApiTokenCreated, Of<'ApiTokenCreated'>>().toEqualTypeOf<true>()
    same<api.Checkpoint, Of<'Checkpoint'>>().toEqualTypeOf<true>()
    same<api.ReceiptCheck, Of<'ReceiptCheck'>>().toEqualTypeOf<true>()
    same<api.ApiProblem, Of<'ApiProblem'>>().toEqualTypeOf<true>()
  })
})
