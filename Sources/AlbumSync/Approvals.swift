import AlbumRules
import PhotoLibrary

/// What was shown of held albums, and what the user allowed of it.
extension SyncEngine {
    /// What the approvals of this call cover: what was shown last, or whatever is found where nothing ever was.
    func approvals(in state: SyncState, undoing run: Int64? = nil) async throws(SyncError) -> [String: Approval] {
        var approvals: [String: Approval] = [:]
        for name in options.approved {
            let shown = try await state.remembering { (state) throws(StateError) in
                try await state.shown(ofAlbumNamed: name, undoing: run)
            }
            approvals[name] = shown.map { .shown($0) } ?? .everything
        }
        return approvals
    }

    /// Remembers what a run shows as held. An approval is used up once its changes are made, not before.
    func rememberShown(
        _ changes: ChangeSet, _ report: RunReport, in state: SyncState, undoing run: Int64? = nil
    ) async throws(SyncError) {
        for (plan, album) in zip(changes.albums, report.albums) {
            guard let shown = plan.shown else { continue }
            guard plan.lifted.isEmpty || report.failure == nil && album.failure == nil else { continue }
            try await state.remembering { (state) throws(StateError) in
                try await state.remember(shown, ofAlbumNamed: plan.name, undoing: run, at: options.now())
            }
        }
        guard report.failure == nil, run == nil else { return }
        // The name of a rule of many albums, which has no plan of its own once these are made.
        for name in templates(among: changes) where options.approved.contains(name) {
            try await state.remembering { (state) throws(StateError) in
                try await state.remember(ShownChanges(), ofAlbumNamed: name, at: options.now())
            }
        }
    }

    /// The `for_each` rules whose albums are among the changes.
    private func templates(among changes: ChangeSet) -> [String] {
        configuration.albums.filter { rule in changes.albums.contains { rule.owns(key: $0.key) } }.map(\.name)
    }

    /// The same for a plan, which makes nothing: what is approved in it stays among what was shown.
    ///
    /// The one thing that a plan writes down, and no reason for it to fail. A state that is not trusted is left as it is.
    func rememberPlanned(_ changes: inout ChangeSet, in frame: RunFrame, undoing run: Int64? = nil) async {
        guard frame.isTrusted, changes.albums.contains(where: { $0.shown != nil }) else { return }
        do throws(SyncError) {
            let state = try openState(.running).state
            for plan in changes.albums {
                guard var shown = plan.shown else { continue }
                try await state.remembering { (state) throws(StateError) in
                    if options.approved.contains(plan.name) {
                        // What the approval covers was shown before, or is shown now for the first time.
                        let earlier = try await state.shown(ofAlbumNamed: plan.name, undoing: run)
                        shown.additions.formUnion(earlier?.additions ?? Set(plan.additions.map(\.id)))
                        shown.removals.formUnion(earlier?.removals ?? Set(plan.removals.map(\.id)))
                        shown.albums = max(shown.albums, earlier?.albums ?? 0)
                    }
                    try await state.remember(shown, ofAlbumNamed: plan.name, undoing: run, at: options.now())
                }
            }
        } catch {
            changes.notices.append(
                "what is held could not be remembered, and an approval would not know of it: \(error)")
        }
    }
}

extension SyncState {
    /// What the name of a `for_each` rule allows of its albums: what was shown of each, or whatever is found where nothing
    /// was shown of any of them.
    nonisolated func approvals(
        ofAlbumsNamed names: [String], undoing run: Int64? = nil
    ) async throws(SyncError) -> [String: Approval] {
        var approvals: [String: Approval] = [:]
        for name in names {
            let shown = try await remembering { (state) throws(StateError) in
                try await state.shown(ofAlbumNamed: name, undoing: run)
            }
            approvals[name] = shown.map { .shown($0) }
        }
        guard approvals.isEmpty else { return approvals }
        return Dictionary(names.map { ($0, .everything) }) { first, _ in first }
    }
}
