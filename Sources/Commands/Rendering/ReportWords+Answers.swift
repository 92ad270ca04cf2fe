import AlbumRules

extension ReportWords {
    /// A command that answers what an album waits for.
    struct Answer: Hashable, Sendable {
        /// What it is for: `to allow it`.
        var purpose: String
        /// The command to copy.
        var command: String
    }

    /// The commands that answer what an album holds; none where only the configuration or Immich can.
    func answers(to album: AlbumReport) -> [Answer] {
        var answers = album.holds.compactMap { hold -> Answer? in
            switch hold {
            case .albumMissing:
                return Answer(purpose: "to make it again", command: "\(program) recreate \(shellWord(album.name))")
            case .name(.vanishedPerson(let name, let id, _)) where name != id.description:
                return Answer(
                    purpose: "to take whoever has the name now", command: "\(program) accept-rename \(shellWord(name))")
            default: return nil
            }
        }
        if let approval = approval(of: album) { answers.append(Answer(purpose: "to allow it", command: approval)) }
        return answers
    }
}
