/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-proposal.h"

G_BEGIN_DECLS

/* What a person changes of a proposal before it is kept. Items are named by their keys; a key that is not there is
 * nobody's and nothing happens. None of it invents anything: what is copied or joined was there. */

DmProposalItem *dm_proposal_edit_item (DmProposal *self, guint key);
DmPlan *dm_proposal_edit_plan (DmProposal *self);

/* --- fields --- */
void dm_proposal_set_accepted (DmProposal *self, guint key, gboolean accepted);
void dm_proposal_set_code (DmProposal *self, guint key, const char *code);
void dm_proposal_set_deadline_words (DmProposal *self, guint key, const char *words);
void dm_proposal_accept_deadline (DmProposal *self, guint key, guint position);
void dm_proposal_set_issued_on (DmProposal *self, DmDay issued_on);

/* --- the tree --- */
gboolean dm_proposal_can_move_below (const DmProposal *self, guint key, const char *code);
void dm_proposal_move_below (DmProposal *self, guint key, const char *code);
gboolean dm_proposal_can_promote (const DmProposal *self, guint key);
void dm_proposal_promote (DmProposal *self, guint key);
gboolean dm_proposal_can_demote (const DmProposal *self, guint key);
void dm_proposal_demote (DmProposal *self, guint key);

/* --- one of two, two of one --- */
guint dm_proposal_find_above (const DmProposal *self, guint key);
guint dm_proposal_merge (DmProposal *self, guint key);
guint dm_proposal_split (DmProposal *self, guint key, guint at);
guint dm_proposal_split_all (DmProposal *self, guint key);
GArray *dm_proposal_find_joints (const DmProposalItem *item);

/* --- doubts (dm-proposal-doubt.c) --- */
void dm_proposal_leave_problem (DmProposal *self, guint key, gboolean left);
gboolean dm_proposal_is_open (const DmProposal *self, const DmProblem *problem, const DmProposalItem *item);

/* --- units that a person gives to several --- */
void dm_proposal_add_units (DmProposal *self, guint key, char **lead, char **coordinating);

G_END_DECLS
