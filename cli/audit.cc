#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/summary.h"

namespace recount::cli {

int audit(const Context& context, const AuditOptions& options) {
  Summary summary;
  int failed_directories = 0;
  const std::vector<Input> inputs = collect_inputs(context, options.paths, failed_directories);
  summary.add_failed_directories(failed_directories);
  for (const Input& input : inputs) {
    Audited audited;
    switch (process(context, input, options.reading, audited)) {
      case Outcome::kSkipped:
        break;
      case Outcome::kFailed:
        summary.add_failed(input.path.string());
        break;
      case Outcome::kDone:
        summary.add(audited);
        print_report(context, audited, options.all);
        break;
    }
    if (!context.deliver()) break;
  }
  summary.print(context, options.all);
  if (summary.any_failed()) return kFailed;
  return summary.any_findings() ? kFindings : kClean;
}

}  // namespace recount::cli
