import CCurl
import Synchronization

/// Runs transfers side by side on one thread of its own, over one pool of connections.
///
/// Orders and cancellations come through a mailbox from any thread; everything of libcurl but the wake-up call happens on
/// the thread itself. Cost: one thread, asleep while nothing moves.
final class TransferThread: Sendable {
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let loop: TransferLoop?

    init() {
        loop = Self.isLibraryReady ? TransferLoop() : nil
    }

    deinit { loop?.close() }

    /// Carries out an order; cancelling the task breaks the transfer off.
    func run(_ order: TransferOrder) async -> TransferLoop.Answer {
        guard let loop else { return .failure(.unavailable) }
        let id = loop.newID()
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { loop.submit(id: id, order, for: $0) }
        } onCancel: {
            loop.cancel(id: id)
        }
        loop.forget(id: id)
        return answer
    }
}
